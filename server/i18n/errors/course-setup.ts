export const courseSetupErrors = {
  PLAN_NOT_VALID: {
    nb: 'Kursplanen er ikke lagret. Rett det som er merket ({count}), og lagre på nytt.',
    nn: 'Kursplanen er ikkje lagra. Rett det som er merkt ({count}), og lagre på nytt.',
    en: 'The course plan has not been saved. Correct what is marked ({count}), and save again.',
  },
  PLAN_CHANGED: {
    nb: 'En annen har lagret kursplanen mens du arbeidet. Ingenting er borte: slå endringene sammen, se over og lagre på nytt.',
    nn: 'Ein annan har lagra kursplanen medan du arbeidde. Ingenting er borte: slå endringane saman, sjå over og lagre på nytt.',
    en: 'Somebody else has saved the course plan while you were working. Nothing is lost: join the changes, look them over and save again.',
  },
  TEMPLATE_NOT_FOUND: {
    nb: 'Denne malen finnes ikke. Velg en annen mal, eller start tomt.',
    nn: 'Denne malen finst ikkje. Vel ein annan mal, eller start tomt.',
    en: 'There is no such template. Choose another one, or start empty.',
  },
};
