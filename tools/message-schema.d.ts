/** The text of `docs/message.schema.json`, made from the schema that the record's type is made from. */
export declare function messageSchemaText(): string;
