"""The Polish words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        utwórz; stwórz; załóż; nowy; nowe; nowa; dodaj; otwórz; przygotuj; chcemy;
        potrzebujemy; rozpocznij
    """,
    Mark.PROJECT: """
        projekt; projektu; zlecenie; umowa
    """,
    Mark.CALLED: """
        o nazwie; pod nazwą; nazwany; nazwa; nazwa projektu; tytuł; pod tytułem
    """,
    Mark.FOR: """
        dla; na rzecz
    """,
    Mark.CLIENT_LABEL: """
        klient; klienta; dla klienta; nowy klient; nazwa klienta; zleceniodawca
    """,
    Mark.FIXED: """
        stała cena; stałą cenę; cena stała; za stałą cenę; stała kwota; ryczałt; ryczałtowo;
        ryczałtem
    """,
    Mark.HOURLY: """
        godzinowo; za godzinę; na godziny; godzinowy; na godzinę
    """,
    Mark.MIXED: """
        mieszany; mieszane; mieszana
    """,
    Mark.BUDGET: """
        budżet; razem; łącznie; suma; w sumie; kwota; cena; wartość; całość; łączna kwota
    """,
    Mark.RATE: """
        stawka; stawka godzinowa
    """,
    Mark.MILESTONES: """
        etap; etapy; etapów; kamień milowy; kamienie milowe; faza; fazy; rata; raty; płatność;
        płatności; część; części; (podzielone|podzielony) na
    """,
    Mark.COVERS: """
        obejmuje; zawiera; opis; czyli; to znaczy; zakres; w tym
    """,
    Mark.TAKE_BACK: """
        nie czekaj; czekaj; właściwie; przepraszam; korekta; zamiast tego; jednak; raczej; poprawka;
        zmień
    """,
    Mark.NO: """
        nie
    """,
    Mark.LINK: """
        to; jest; są; kosztuje; kosztują; po; za; wynosi; =; z
    """,
    Mark.ONTO: """
        na; w; we; przy
    """,
    Mark.AND: """
        i; oraz; potem; następnie; a; a także; plus; na koniec; ale
    """,
    Mark.EACH: """
        każdy; każda; każde; za (etap|fazę)
    """,
    Mark.ORDERS: """
        chce; chcą; zamawia; zamówił; zamówiła; zamówili; potwierdza; potwierdził; zatwierdził;
        zatwierdziła; potrzebuje; prosi o; akceptuje; zaakceptował; zleca; zlecił; potwierdzamy
    """,
    Mark.OTHER_ACTION: """
        usuń; skasuj; anuluj; zarchiwizuj; faktura; fakturę; wystaw; wyślij; oznacz; zapłać; pokaż;
        szukaj; eksportuj; przenieś; zamknij
    """,
    Mark.ASKS: """
        który; która; jakie; jaki; ile; kiedy; kto; dlaczego; gdzie; czy; jak; co
    """,
    Mark.HEDGE: """
        lub; albo; około; do; maksymalnie; minimalnie; może; bez; minus; rabat; vat; brutto; netto;
        jeśli; prawdopodobnie; co najmniej; najwyżej; dziennie; tygodniowo; miesięcznie; rocznie;
        dodatkowo; opcjonalnie; w zeszłym roku; podatek; połowa; równe; równo
    """,
    Mark.DUE: """
        do dnia; termin; do końca; przed; gotowe; najpóźniej; dostawa; data; od
    """,
    Mark.DROP: """
        pomiń; wyrzuć
    """,
    Mark.NOISE: """
        z (tego|tej) (maila|e maila|wiadomości)
    """,
    Mark.FILLER: """
        proszę; dziękuję; dzięki; nasz; nasza; mój; moja; my; ja; ten; ta; pierwszy; drugi;
        trzeci; ostatni; tylko; jeszcze; teraz; też; następujące; typ; rozliczenie; wszystkie;
        wszystko; waluta; mi; nam; się; dzień dobry; wczoraj; dzisiaj
    """,
}
