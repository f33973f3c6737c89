import type { Slots } from './grammar';
import { latinWords } from './invented';
import { shared } from './numbers';

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/);

export const englishShort = list(
  'ok, thanks, hi, hello, yes, no, thank you, noted, sure, still there?, great, any update?, ok thanks, got it, please, 👍, np, received',
);

export const english: Slots = {
  ...shared,
  name: (luck) => luck.rare(latinWords()),
  thing: list(
    'order, parcel, refund, shoes, jacket, charger, phone case, bag, dress, bottle, lamp, headphones, cable, keyboard, watch, blanket, mug, toy, mattress, filter, blender, tripod, backpack, sunglasses, drill, router, battery, perfume, lipstick, necklace, curtain, tent, helmet, notebook',
  ),
  colour: list('black, white, red, blue, grey, pink, beige, navy, olive, silver, gold'),
  fault: list(
    'broken, too small, the wrong colour, missing a part, damaged, not working, scratched, leaking, faded, incomplete, fake, too loud, expired, bent',
  ),
  when: list('today, tomorrow, yesterday, this week, on Monday, next week, in 3 days, before the weekend, by Friday, last month, tonight'),
  place: list('Singapore, Manila, Kuala Lumpur, Jakarta, Bangkok, Sydney, London, Cebu, Penang, Johor, Davao, Toronto, Berlin'),
  say: [
    'When will my {thing} be shipped',
    'is the {colour} {thing} still available',
    'The {thing} I got is {fault}',
    'can I change the address to {n} {name} street, {place}',
    'Please send the {thing} {when}',
    'I would like to return the {thing} because it is {fault}',
    'Do you ship to {place}',
    'My refund of {price} has not arrived',
    'we shipped it {when} with {name} express',
    'sorry for the inconvenience, we will send a new {thing} {when}',
    'the {name} {thing} model {model} is sold out',
    'how long is the warranty for this {name} {thing}',
    'Could you give a discount if I buy {n}',
    'tracking shows delivered but I have nothing',
    'please allow {n} working days',
    'which size fits someone of 1{n} cm',
    'your {thing} is at the {place} hub',
    'Is it compatible with {name} {model}',
    'the seller {name} told me it would come {when}',
    'may I have the invoice for the {thing}',
    'does the {thing} come in {colour} or {colour}',
  ],
};

export const englishSentences = [
  '{say}',
  '{say}?',
  '{say}. {say}',
  '{say}, {say}.',
  '{say} {emoji}',
  'Hi, {say}',
  'Hello {name}, {say}. Thank you',
];
export const englishFacts = [
  'Order {order}',
  'my order number is {order}, {say}',
  'tracking no. {tracking}',
  '{say}. Ref {tracking}',
  '{url}',
  'please check {order}',
  'it was {price} on {date}, {say}',
  'call me {phone}',
];
