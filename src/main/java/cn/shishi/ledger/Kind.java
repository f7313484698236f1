package cn.shishi.ledger;

/** What a fact tells. Signatures, rejections and withdrawals tell something of another fact, named by {@link Fact#refers}. */
public enum Kind {
    LISTED("列入清单"),
    PHASE_ENTERED("进入阶段"),
    PHASE_LEFT("离开阶段"),
    MILESTONE("里程碑"),
    MEASURE("数据"),
    EVENT("事件"),
    PARTY("参与单位"),
    PLACE("地点"),
    NARRATIVE("叙述段落"),
    SIGNATURE("签核"),
    REJECTION("退回"),
    WITHDRAWAL("撤回");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
