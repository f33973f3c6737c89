/** The Python program that checks leaves, as docs/formats.md has it; a test holds the two against each other. */
export const leavesProgram = String.raw`import hashlib, json, sys

def part(text):
    if text is None: return b'\0'
    raw = text.encode('utf-8', 'surrogatepass')
    return b'\1' + len(raw).to_bytes(4, 'big') + raw

def commitment(cell):
    if 'hidden' in cell: return bytes.fromhex(cell['hidden'])
    value = b''.join(map(commitment, cell['of'])) if 'of' in cell else b''.join(map(part, cell['parts']))
    return hashlib.sha256(b'\2' + bytes.fromhex(cell['salt']) + cell['label'].encode() + b'\0' + value).digest()

def leaf_hash(leaf):
    kind = {'message': b'\1', 'deletion': b'\2', 'exhibit': b'\3'}[leaf['is']]
    return hashlib.sha256(b'\0' + kind + b''.join(map(commitment, leaf['cells']))).digest()

def node(left, right): return hashlib.sha256(b'\1' + left + right).digest()

def root_from(hash, leaf, size, proof):
    last = size - 1
    for beside in proof:
        if leaf % 2 or leaf == last:
            hash = node(beside, hash)
            while leaf and leaf % 2 == 0: leaf, last = leaf // 2, last // 2
        else: hash = node(hash, beside)
        leaf, last = leaf // 2, last // 2
    assert last == 0
    return hash

size, root = int(sys.argv[1]), sys.argv[2]
for line in sys.stdin:
    leaf = json.loads(line)
    proof = [bytes.fromhex(one) for one in leaf['proof']]
    holds = leaf['leaf'] < size and root_from(leaf_hash(leaf), leaf['leaf'], size, proof).hex() == root
    print(leaf['leaf'], 'holds' if holds else 'DOES NOT HOLD')
`;
