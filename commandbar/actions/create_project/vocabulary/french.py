"""The French words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        crée; créer; créez; crees; ouvre; ouvrir; ouvrez; ajoute; ajouter; ajoutez; lance; lancer;
        lancez; démarre; démarrer; prépare; préparer; enregistre; (je|on) (veux|voudrais|souhaite);
        nous voulons; il (me|nous) faut; j'ai besoin d; nouveau; nouvelle; nouvel; monte; mets;
        mettre en place
    """,
    Mark.PROJECT: """
        projet; mission; chantier; dossier; contrat
    """,
    Mark.CALLED: """
        appelé; appelée; nommé; nommée; intitulé; intitulée; baptisé; dénommé; qui s'appelle;
        s'appelle; il s'appelle; appelle le; appelez le; nomme le; nom; nom du projet; titre;
        sous le nom [de|d']; du nom (de|d'); au nom de; avec le nom; qu'on appelle
    """,
    Mark.FOR: """
        pour; pour le compte de
    """,
    Mark.CLIENT_LABEL: """
        client; cliente; nom du client;
        pour [le|la|notre|un|une|le nouveau|notre nouveau|un nouveau] (client|cliente);
        nouveau client; nouvelle cliente; donneur d'ordre; commanditaire; est le client; clients
    """,
    Mark.FIXED: """
        forfait; au forfait; prix fixe; prix forfaitaire; forfaitaire; à prix fixe; prix ferme;
        à prix ferme; montant forfaitaire; montant fixe; en forfait; au prix fixe;
        projet forfaitaire; fixe
    """,
    Mark.HOURLY: """
        à l'heure; horaire; en régie; au temps passé; par heure; facturation horaire; à l'horaire;
        régie; facturé à l'heure; au taux horaire; temps passé
    """,
    Mark.MIXED: """
        mixte; facturation mixte; hybride; en mixte; mixtes; en facturation mixte
    """,
    Mark.BUDGET: """
        budget; total; au total; montant; montant total; prix; enveloppe; budget total; prix total;
        en tout; somme; valeur; d'une valeur de; budget global; montant global;
        budget (maximum|maximal|max) [de]; pas plus de; le tout; pour un total de; enveloppe totale;
        pour un montant de; tout compris
    """,
    Mark.RATE: """
        taux; taux horaire; tarif; tarif horaire; prix horaire; prix de l'heure
    """,
    Mark.MILESTONES: """
        étape; étapes; jalon; jalons; phase; phases; échéance; échéances; tranche; tranches;
        versement; versements; lot; lots; partie; parties; échéancier; paiement; paiements;
        livrable; livrables; réparti (en|sur|entre); répartis en; divisé en; découpé en;
        plan de paiement; composé de; parts; étapes de paiement; se compose de
    """,
    Mark.COVERS: """
        comprend; comprenant; incluant; qui comprend; qui couvre; couvrant; couvre; à savoir;
        description; y compris; inclut; qui inclut; c'est à dire; contient; qui contient; contenu;
        soit; comprennent; détail; englobe; qui englobe; portant sur; qui englobera
    """,
    Mark.TAKE_BACK: """
        non attends; attends; en fait; finalement; plutôt; pardon; correction; je veux dire;
        je voulais dire; non; non plutôt; oups; à la réflexion; change; changez; corrige; désolé;
        désolée; au lieu de cela; non pardon; erratum; ou plutôt; attendez; non attendez;
        (oublie|oubliez|annule|efface) ça; mettons plutôt; disons plutôt; modifie; non en fait;
        ah non; enfin non
    """,
    Mark.NO: """
        pas
    """,
    Mark.LINK: """
        à; est; sont; coûte; coûtent; vaut; de; d; =; s'élève à; revient à; fait; facturé; facturée;
        facturé à; sera; (devrait|doit) être; chiffré à; à hauteur de; représente; reçoit; avec
    """,
    Mark.ONTO: """
        sur; va à; vont à; dans; entre; est pour; va sur; vont sur; lors de; à la;
        à la (livraison|réception|validation|fin) (de|du|d');
        après (livraison|validation) (de|du|d'); au; après; en; est pour le; va pour; est destiné à;
        ira à; iront à
    """,
    Mark.AND: """
        et; puis; ensuite; plus; enfin; mais; et puis; et ensuite; ainsi que; suivi de; suivie de;
        et enfin; après quoi; pour finir; puis enfin; dont; tandis que
    """,
    Mark.EACH: """
        chacun; chacune; par (étape|jalon|phase|tranche|lot|partie|versement); l'une; l'un; chaque;
        pièce; la pièce; chaque (étape|jalon|phase)
    """,
    Mark.ORDERS: """
        veut; veulent; a commandé; commande; souhaite; souhaitent; demande; a besoin d[e]; confirme;
        a confirmé; a validé; valide; désire; nous confie; a signé; aimerait;
        [nous] (confirmons|validons|acceptons|commandons) [la commande (de|du)]; feu vert pour;
        [bon pour] accord pour; donne son accord (pour|sur); a choisi; a demandé; voudrait;
        a accepté
    """,
    Mark.OTHER_ACTION: """
        supprime; supprimer; supprimez; annule; annuler; archive; archiver; factures; facturer;
        envoie; envoyer; marque; marquer; rouvre; rouvrir; paie; payer; montre; affiche; liste;
        cherche; exporte; rappelle; renomme; déplace; ferme; termine; terminer; terminée; vire;
        calcule; explique; écris; relance
    """,
    Mark.ASKS: """
        quel; quelle; quels; quelles; que; qu'est-ce; comment; combien; quand; qui; pourquoi; où;
        est-ce que; y a-t-il; avons-nous; est-ce; a-t-on; doit-on
    """,
    Mark.HEDGE: """
        environ; à peu près; jusqu'à; maximum; minimum; max; peut-être; hors; moins; remise; TTC;
        HT; TVA; sauf; sans; si; probablement; au moins; au plus; sous; l'an dernier; par jour;
        par semaine; par mois; par an; aucun; aucune; rabais; optionnel; en plus; supplémentaire;
        auparavant; plafonné; plafond
    """,
    Mark.DUE: """
        le; pour le; avant le; d'ici; d'ici le; au plus tard; dû; due; date; livré; livrée;
        à rendre; à livrer; prévu; prévue; prévu pour; avant; fin; jusqu'au; dès; date limite;
        à partir du; attendu; attendue; prêt; prête; respectivement
    """,
    Mark.DROP: """
        retire; enlève; laisse tomber; ôte
    """,
    Mark.NOISE: """
        [à partir de|de] (ce|cet|le) (mail|e mail|courriel|message|courrier)
    """,
    Mark.FILLER: """
        un; une; la; les; l; aux; ce; cette; ces; s'il te plaît; s'il vous plaît; stp; svp; merci;
        bonjour; par; notre; nos; mon; ma; mes; nous; je; j; il; elle; on; c'est; c; d'abord;
        premier; première; second; seconde; deuxième; troisième; dernier; dernière; seulement;
        juste; encore; aussi; maintenant; hier; pour l'instant; comme suit; voici; suivant;
        suivante;
        suivants; suivantes; type; facturation; mode; tous; toutes; tout; qu; peux; peux tu; pouvez;
        pouvez vous; tu; vous; moi; parts égales; égal; égales; égaux; devise; montants en; prix en;
        facturer en; facture en; chez; s; se; bien; ainsi; y; m; n; si possible;
        si (tu peux|tu pouvais|vous pouvez|vous pouviez); (payer|payable) en; réalisé; réalisée;
        développé; développée; conditions; modalités; si vous voulez bien
    """,
}
