"""The German words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        erstelle; erstellen; anlegen; lege; leg; erstell; richte; einrichten; eröffne; starte; mach;
        mache; bitte ein; ich brauche; wir brauchen; ich möchte; wir möchten; neu; neues; neuen;
        neue; neuer; aufsetzen; setze; beginne; erfasse; füge
    """,
    Mark.PROJECT: """
        Projekt; Projektes; Projekts; Auftrag; Mandat; Vorhaben
    """,
    Mark.CALLED: """
        namens; genannt; mit dem (Namen|Titel); unter dem Namen; heißt; es heißt; nenne es; nenn es;
        Name; Projektname; Titel; Bezeichnung; betitelt; es soll heißen; der Name ist; namentlich;
        soll heißen; mit Namen; nennt sich
    """,
    Mark.FOR: """
        für; im Namen von; zugunsten
    """,
    Mark.CLIENT_LABEL: """
        Kunde; Kundin; Auftraggeber; Auftraggeberin;
        für [den|unseren|einen|den neuen|unseren neuen|einen neuen] Kunden; Kundenname; neuer Kunde;
        neuen Kunden; beim Kunden; ist der Kunde; Kunden
    """,
    Mark.FIXED: """
        Festpreis; Fixpreis; Pauschalpreis; pauschal; Pauschale; zum Festpreis; fester Preis;
        festen Preis; festem Preis; Pauschalbetrag; Festpreis Projekt; Pauschalhonorar; fix; Fixum
    """,
    Mark.HOURLY: """
        stundenweise; nach Stunden; auf Stundenbasis; Stundenbasis; nach Aufwand; Stundenhonorar;
        pro Stunde; auf Stundensatz; nach Zeit; nach Stundenaufwand; auf Zeitbasis;
        Time and Material
    """,
    Mark.MIXED: """
        gemischt; gemischte; gemischtes; gemischten; gemischter; gemischte Abrechnung;
        Mischabrechnung; Mischform; hybrid; gemischt abgerechnet; teils fest teils nach Stunden;
        Mischmodell; hybride
    """,
    Mark.BUDGET: """
        Budget; Gesamtbudget; Gesamtpreis; gesamt; insgesamt; Gesamtsumme; Summe; Preis;
        Auftragswert; Gesamtbetrag; in Summe; Gesamtwert; Projektbudget; Betrag; im Wert von;
        Budget [von|ist] (maximal|max|höchstens); maximales Budget [von]; nicht mehr als; zusammen;
        total; Gesamthonorar; Auftragssumme; Etat; im Gesamtwert von; alles zusammen
    """,
    Mark.RATE: """
        Stundensatz; [zum] Satz von; Stundenpreis; Stundenlohn; Tarif; Stundentarif; Stundensätze
    """,
    Mark.MILESTONES: """
        Meilenstein; Meilensteine; Meilensteinen; Phase; Phasen; Etappe; Etappen; Rate; Raten;
        Abschlag; Abschläge; Teilzahlung; Teilzahlungen; Teil; Teile; Teilen; Schritt; Schritte;
        Schritten; Zahlungsplan; aufgeteilt (in|auf); bestehend aus; unterteilt in; Abschnitte;
        Abschnitten; Zahlungen; Teilbeträge; Teilbeträgen; Bausteine; Meilensteinplan; Teilprojekte;
        Arbeitspakete; Stufen; gegliedert in; verteilt auf
    """,
    Mark.COVERS: """
        umfasst; das umfasst; die umfasst; der umfasst; was umfasst; beinhaltet; inklusive;
        Beschreibung; nämlich; enthält; Umfang; das heißt; d . h .; das beinhaltet; einschließlich;
        deckt; darin enthalten; mit Leistungen; Leistung; Inhalt; was beinhaltet; die beinhaltet;
        der beinhaltet; welche umfasst; welches umfasst; umfassend
    """,
    Mark.TAKE_BACK: """
        nein warte; warte; eigentlich; Korrektur; ich meine; stattdessen; Entschuldigung; nein;
        doch; doch lieber; lieber; halt; Quatsch; vielmehr; ich meinte; besser; sorry; nein doch;
        ändere; mach daraus; moment; nein moment; ach nein; nee; oder nein;
        (vergiss|streich|streiche|ignoriere) das; Pardon; sollte sein; soll sein; verbesserung;
        muss heißen; oh nein; ach warte; beziehungsweise; besser gesagt; oder besser; doch nicht
    """,
    Mark.NO: """
        nicht
    """,
    Mark.LINK: """
        à; ist; sind; kostet; kosten; beträgt; bekommt; erhält; zu; von; mit; =; macht; liegt bei;
        schlägt zu Buche mit; soll; sollte; sollen; in Höhe von; wird; kommt auf; zum Preis von;
        über
    """,
    Mark.ONTO: """
        auf; an; geht an; gehen an; in; bei; entfallen auf; entfällt auf; nach; fließen in;
        fließt in; ist für; sind für; zwischen; gehen in; geht in; geht auf;
        (bei|nach) (Lieferung|Abschluss|Abnahme|Fertigstellung) (von|der|des); gehen auf;
        kommen auf; bleibt für; bleiben für
    """,
    Mark.AND: """
        und; dann; danach; sowie; anschließend; plus; aber; schließlich; und dann; und danach;
        gefolgt von; zuletzt; sowohl; als auch; und schließlich; zum Schluss; während
    """,
    Mark.EACH: """
        je; jeweils; pro (Meilenstein|Phase|Stück|Teil|Schritt|Etappe|Rate); jede; jeder; jedes;
        je (Meilenstein|Phase|Etappe|Stück)
    """,
    Mark.ORDERS: """
        möchte; möchten; will; wollen; braucht; brauchen; bestellt; bestellte; hat bestellt;
        beauftragt; beauftragte; hat beauftragt; wünscht; wünscht sich; benötigt; bestätigt;
        [hiermit] (beauftragen|bestellen|bestätigen) wir; grünes Licht für; hat; bucht;
        hat bestätigt; nimmt; gibt frei; bestätigte; fragt nach
    """,
    Mark.OTHER_ACTION: """
        lösche; lösch; löschen; entfern; entferne; entfernen; storniere; archiviere; Rechnung;
        Rechnungen; sende; schicke; markier; markiere; öffne wieder; bezahl; bezahle; schließ;
        archivier; stornier; zeige; zeig; finde; suche; exportiere; protokolliere; erinnere;
        benenne um; verschiebe; schließe; erledigt; abgeschlossen; überweise; berechne; erkläre;
        schreibe; buche Stunden; storno; Mahnung; stell eine
    """,
    Mark.ASKS: """
        welche; welcher; welches; was; wie; wie viel; wie viele; wann; wer; warum; wo; gibt es;
        haben wir; müssen wir; sollen wir; wieso; wessen; können wir
    """,
    Mark.HEDGE: """
        oder; ungefähr; etwa; circa; ca; rund; maximal; mindestens; höchstens; max; vielleicht;
        exklusive; zzgl; zuzüglich; abzüglich; minus; weniger; Rabatt; inkl; außer; ohne; falls;
        wenn; MwSt; Mehrwertsteuer; USt; wahrscheinlich; unter; letztes Jahr; pro Tag; pro Woche;
        pro Monat; pro Jahr; kein; keine; keinen; Skonto; optional; netto; brutto; früher; bis zu;
        extra
    """,
    Mark.DUE: """
        bis; bis zum; bis zur; am; zum; fällig; fällig am; spätestens; Termin; Frist; Fälligkeit;
        Datum; Deadline; fertig; fertig bis; spätestens bis; Abgabe; im; ab; vor; fertig am;
        bis spätestens; geliefert; lieferbar; jeweils zum
    """,
    Mark.DROP: """
        streiche; lass weg; nimm heraus
    """,
    Mark.NOISE: """
        [aus] (dieser|diese|der|einer) (Mail|E Mail|Nachricht|Notiz)
    """,
    Mark.FILLER: """
        ein; eine; einen; einem; einer; eines; der; die; das; den; dem; des; bitte; als; zur; vom;
        unser; unsere; unseren; unserem; mein; meine; wir; ich; es; sie; dies; dieses; diese; erst;
        erstens; zuerst; zweitens; drittens; erste; zweite; dritte; letzte; nur; noch; auch; jetzt;
        gestern; heute;
        nun; bisher; wieder; werden; folgt; wie folgt; folgende; folgenden; folgendes; Art;
        Abrechnung; Abrechnungsart; hallo; danke; guten; Tag; gleich; gleiche; gleichen;
        gleichmäßig; kannst; könntest; könnten; können; du; uns; mir; mal; ein an; aus; sich; geht;
        gehen; kommt; es geht um; Währung; Beträge in; daraus; davon; alle; beide; denn; dafür;
        dazu; bestehen; Firma; los; legen; so; hier; lautet; lauten;
        wenn (du|Sie) (kannst|könntest|können|könnten); wenn möglich; falls möglich;
        es wäre (toll|schön|nett) wenn; [zu] (zahlen|zahlbar) in; gebaut; entwickelt; umgesetzt;
        Konditionen; Bedingungen; (bauen|entwickeln|umsetzen|machen|erstellen) lassen
    """,
}
