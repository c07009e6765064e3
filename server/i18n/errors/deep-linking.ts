export const deepLinkingErrors = {
  PLACING_ENDED: {
    nb: 'Dette valget gjelder ikke lenger. Lukk vinduet og åpne Kursdag på nytt der du vil legge inn lenken.',
    nn: 'Dette valet gjeld ikkje lenger. Lukk vindauget og opne Kursdag på nytt der du vil leggje inn lenkja.',
    en: 'This choice is no longer open. Close the window and open Kursdag again where you want to place the link.',
  },
  ONE_LINK_ALONE: {
    nb: 'Canvas tar imot én lenke om gangen her. Velg bare én.',
    nn: 'Canvas tek imot éi lenkje om gongen her. Vel berre éi.',
    en: 'Canvas takes one link at a time here. Choose only one.',
  },
  LINK_NOT_OFFERED: {
    nb: 'Kursplanen er endret, og en av lenkene kan ikke legges inn lenger. Last siden på nytt og velg igjen.',
    nn: 'Kursplanen er endra, og ei av lenkjene kan ikkje leggjast inn lenger. Last sida på nytt og vel igjen.',
    en: 'The course plan has changed, and one of the links can no longer be placed. Reload the page and choose again.',
  },
};
