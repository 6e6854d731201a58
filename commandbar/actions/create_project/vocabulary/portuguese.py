"""The Portuguese words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        cria; criar; crie; abre; abrir; abra; novo; nova; adiciona; adicionar; inicia; preparar;
        registra; registrar; quero; queremos; preciso; precisamos; gostaria de; faz; monta
    """,
    Mark.PROJECT: """
        projeto; projecto; trabalho; contrato; obra
    """,
    Mark.CALLED: """
        chamado; chamada; intitulado; denominado; com o nome [de]; nome; nome do projeto; título;
        se chama; chama se; chame
    """,
    Mark.FOR: """
        para; por conta de
    """,
    Mark.CLIENT_LABEL: """
        cliente; novo cliente; nome do cliente;
        para [o|a|um|uma|o novo|o nosso] cliente
    """,
    Mark.FIXED: """
        preço fixo; a preço fixo; preço fechado; valor fixo; empreitada; fixo; preço global
    """,
    Mark.HOURLY: """
        por hora; à hora; por horas; por tempo
    """,
    Mark.MIXED: """
        misto; mista; híbrido
    """,
    Mark.BUDGET: """
        orçamento; total; no total; valor; valor total; preço; preço total; montante; verba;
        ao todo; num total de
    """,
    Mark.RATE: """
        taxa; taxa horária; valor hora; preço hora; tarifa
    """,
    Mark.MILESTONES: """
        marco; marcos; fase; fases; etapa; etapas; pagamento; pagamentos; parcela; parcelas;
        prestação; prestações; entregável; entregáveis; partes; dividido em
    """,
    Mark.COVERS: """
        inclui; que inclui; incluindo; abrange; que abrange; descrição; ou seja; compreende; contém
    """,
    Mark.TAKE_BACK: """
        não espera; espera; aliás; na verdade; desculpa; desculpe; correção; quero dizer;
        queria dizer; melhor; em vez disso; digo; pensando bem; muda
    """,
    Mark.NO: """
        não
    """,
    Mark.LINK: """
        a; são; custa; custam; vale; de; por; =; com; fica em; será
    """,
    Mark.ONTO: """
        em; no; na; nos; nas; vai para; vão para; entre; sobre; ao
    """,
    Mark.AND: """
        e; depois; em seguida; mais; finalmente; por fim; mas; além de; bem como
    """,
    Mark.EACH: """
        cada; cada um; cada uma; por (fase|etapa|marco|parcela)
    """,
    Mark.ORDERS: """
        quer; querem; precisa de; pediu; pede; encomendou; aprovou; aprova; confirma; confirmou;
        aceita; aceitou; deseja; solicita; solicitou; contratou; encomenda; fechou;
        (confirmamos|aprovamos|aceitamos|encomendamos)
    """,
    Mark.OTHER_ACTION: """
        apaga; apagar; exclui; excluir; cancela; cancelar; arquiva; fatura; faturar; envia; enviar;
        marca; paga; pagar; mostra; lista; procura; exporta; fecha; renomeia
    """,
    Mark.ASKS: """
        qual; quais; como; quanto; quantos; quando; quem; por que; onde; temos; há
    """,
    Mark.HEDGE: """
        ou; aproximadamente; cerca de; até; máximo; mínimo; talvez; exceto; menos; desconto; iva;
        sem; se; provavelmente; pelo menos; no máximo; por dia; por semana; por mês; por ano;
        nenhum; nenhuma; extra; opcional; adicional; antes; ano passado; imposto; impostos; metade
    """,
    Mark.DUE: """
        prazo; vence; data; entregue; a partir de; pronto; entrega em
    """,
    Mark.DROP: """
        tira; retira; deixa de fora; omite
    """,
    Mark.NOISE: """
        [a partir] (deste|desse|do) (e mail|email|mail); [a partir] (desta|dessa|da) mensagem
    """,
    Mark.FILLER: """
        um; uma; o; os; as; do; da; dos; das; por favor; obrigado; obrigada; oi; olá; bom dia;
        nosso; nossa; meu; minha; eu; este; esta; isto; primeiro; primeira; segundo; segunda;
        só; ainda; também; agora; por enquanto; seguinte; seguintes; tipo; faturamento; faturação;
        modalidade; tudo; tudo bem; todos; todas; moeda; valores em; pode; podes; poderia; que; me;
        te; lhe; seu; sua; qualquer; ontem; hoje
    """,
}
