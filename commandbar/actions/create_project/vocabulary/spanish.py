"""The Spanish words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        crea; crear; cree; créame; créanos; abre; abrir; añade; añadir; agrega; agregar; inicia;
        iniciar; empieza; prepara; preparar; registra; registrar; quiero; queremos; necesito;
        necesitamos; nuevo; nueva; haz; hacer; monta; montar; pon; da de alta; dar de alta; arranca
    """,
    Mark.PROJECT: """
        proyecto; encargo; trabajo; obra; contrato
    """,
    Mark.CALLED: """
        llamado; llamada; titulado; titulada; denominado; que se llama; se llama; se llamará;
        llámalo; nómbralo; nombre; nombre del proyecto; título; con el nombre [de];
        con (nombre|título); bajo el nombre; de nombre; que llamaremos
    """,
    Mark.FOR: """
        para; por cuenta de
    """,
    Mark.CLIENT_LABEL: """
        cliente; clienta; nombre del cliente;
        para [el|la|nuestro|un|el nuevo|nuestro nuevo|un nuevo] cliente; nuevo cliente;
        cliente nuevo; es el cliente; clientes
    """,
    Mark.FIXED: """
        precio fijo; precio cerrado; a precio fijo; a precio cerrado; tarifa fija; importe fijo;
        tanto alzado; a tanto alzado; precio global; fijo; fija; precio fijado
    """,
    Mark.HOURLY: """
        por horas; por hora; a horas; por tiempo; facturación por horas; cobrado por horas;
        por tiempo y materiales; tiempo y materiales
    """,
    Mark.MIXED: """
        mixto; mixta; facturación mixta; híbrido; híbrida; modalidad mixta; modelo mixto
    """,
    Mark.BUDGET: """
        presupuesto; total; en total; importe; importe total; precio; precio total; monto;
        monto total; presupuesto total; suma; valor; por un valor de; por un total de;
        presupuesto (máximo|max) [de]; presupuesto de hasta; no más de; coste total;
        por un importe de; valorado en; todo incluido; presupuestado en; en conjunto
    """,
    Mark.RATE: """
        tarifa; tarifa por hora; precio por hora; tarifa horaria; precio hora; tarifa hora
    """,
    Mark.MILESTONES: """
        hito; hitos; fase; fases; etapa; etapas; pago; pagos; entrega; entregas; plazo; plazos;
        parte; partes; plan de pagos; entregable; entregables; dividido en; repartido (en|entre);
        desglosado en; cuota; cuotas; compuesto (por|de); tramos; tramo; desglose; hitos de pago;
        calendario de pagos
    """,
    Mark.COVERS: """
        incluye; que incluye; incluyendo; que cubre; cubre; comprende; que comprende; descripción;
        es decir; alcance; abarca; que abarca; consistente en; contiene; que contiene; cubriendo;
        contenido; detalle; que consiste en; a saber; engloba
    """,
    Mark.TAKE_BACK: """
        no espera; espera; en realidad; perdón; corrección; quiero decir; digo; mejor dicho;
        más bien; quise decir; no mejor; mejor; perdona; no perdón; cambia; rectifico; corrijo;
        lo siento; en vez de eso; mejor pon; ay no; no no; (olvida|borra|tacha|descarta|ignora) eso;
        bueno no; pensándolo bien; disculpa; no digo; un momento; ups; modifica
    """,
    Mark.NO: """
        no
    """,
    Mark.LINK: """
        a; es; son; (debería|debe|tiene que) ser; cuesta; cuestan; vale; de; por; =; asciende a;
        será; recibe; con; sale a; sale por; tendrá; cobra; facturado a; lleva; se lleva; supone;
        costará
    """,
    Mark.ONTO: """
        en; va a; van a; sobre; entre; es para; son para; va para; al; tras;
        a la (entrega|aprobación|recepción) (de|del); tras la (entrega|aprobación) (de|del);
        se destina a; va en; van en; queda para; quedan para; irá a; irán a; corresponde a
    """,
    Mark.AND: """
        y; e; luego; después; más; pero; finalmente; y luego; y después; además de; seguido de;
        y finalmente; por último; así como; y por último; junto con; mientras que
    """,
    Mark.EACH: """
        cada uno; cada una; cada; por (hito|fase|etapa|pago|parte|entrega); por cada (uno|una);
        cada (hito|fase|etapa)
    """,
    Mark.ORDERS: """
        quiere; quieren; necesita; necesitan; pidió; ha pedido; ha encargado; solicita; solicitó;
        desea; confirma; ha confirmado; pide; aprobó; ha aprobado;
        (confirmamos|aprobamos|aceptamos|encargamos|pedimos) [el pedido de]; luz verde (a|para);
        contrata; ha contratado; encarga; aceptó; ha aceptado
    """,
    Mark.OTHER_ACTION: """
        borra; borrar; elimina; eliminar; cancela; cancelar; archiva; factura; facturas; facturar;
        envía; enviar; marca; marcar; reabre; reabrir; paga; pagar; muestra; lista; busca; exporta;
        recuerda; renombra; mueve; cierra; termina; completado; terminado; transfiere; calcula;
        explica; escribe; anula; quita
    """,
    Mark.ASKS: """
        qué; cuál; cuáles; cómo; cuánto; cuánta; cuántos; cuántas; cuándo; quién; por qué; dónde;
        hay; tenemos; está; están; debemos
    """,
    Mark.HEDGE: """
        o; aproximadamente; alrededor de; unos; hasta; máximo; mínimo; max; quizás; quizá; tal vez;
        excluyendo; menos; descuento; con IVA; IVA; salvo; excepto; sin; si; probablemente;
        al menos; como mucho; bajo; el año pasado; por día; al día; por semana; al mes; por mes;
        al año; ningún; ninguna; opcional; extra; adicional; antes; tope
    """,
    Mark.DUE: """
        el; para el; antes del; hasta el; vence; vence el; fecha; a más tardar; fecha límite;
        entregado; entregada; antes de; previsto; prevista; listo; a partir del; vencimiento;
        desde el; respectivamente; con fecha
    """,
    Mark.DROP: """
        saca; omite
    """,
    Mark.NOISE: """
        [de|a partir de] (este|el) (correo|mensaje|mail|e mail|email)
    """,
    Mark.FILLER: """
        un; una; la; los; las; lo; del; por favor; porfa; gracias; hola; nuestro; nuestra; mi; mis;
        nos; yo; nosotros; este; estos; estas; ser; primero; primera; segundo; segunda; tercero;
        tercera; último; última; solo; solamente; todavía; también; ahora; por ahora; ayer; hoy;
        como sigue;
        siguiente; siguientes; tipo; facturación; se; que sea; sea; modo; puedes; podrías; puede;
        me; te; le; les; su; sus; todo; todos; todas; iguales; igual; moneda; divisa; importes en;
        precios en; facturar en; cobrar en; buenos; días; va; van; ya; así; aquí;
        si (puedes|pudieras|puede|podéis|pudiera); si es posible; (pagar|pagadero) en; condiciones
    """,
}
