/** The organiser's role in the languages of reports. A help to the eye: nothing is counted by it. */
const organizers = new Set(
  (
    'organizer organiser arrangør arrangör organisatör mötesorganisatör mødeorganisator møtearrangør ' +
    'organisator organisatorin veranstalter organisateur organisatrice organizador organizadora ' +
    'organitzador organizzatore organizzatrice organizator organizatorka organizatör organizátor ' +
    'järjestäjä szervező korraldaja organizatorius organizētājs skipuleggjandi διοργανωτής ' +
    'организатор організатор düzenleyen מארגן المنظم 開催者 组织者 組織者 召集人 주최자 이끌이'
  ).split(' '),
);

export function isOrganizer(role: string): boolean {
  return role !== '' && role.length < 30 && organizers.has(role.toLowerCase());
}
