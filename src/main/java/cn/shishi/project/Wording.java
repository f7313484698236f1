package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.register.IndicatorWord;
import cn.shishi.register.Register;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what claims say, for the person who is to sign them. */
@Component
class Wording {

    private final Register register;

    Wording(Register register) {
        this.register = register;
    }

    String of(List<Fact> claims) {
        return claims.isEmpty() ? "（无新内容）" : claims.stream().map(this::of).collect(Collectors.joining("；"));
    }

    private String of(Fact claim) {
        String day = "（" + claim.happened().shown() + (claim.carried() ? "，补录" : "") + (claim.evidence().isEmpty() ? "" : "，材料" + claim.evidence().size() + "份") + "）";
        String said = switch (claim.kind()) {
            case MEASURE -> (claim.dimension() == null ? "" : claim.dimension()) + name(claim)
                    + (claim.approximator() == null ? "" : claim.approximator()) + claim.value().stripTrailingZeros().toPlainString() + claim.unit();
            case PARTY -> claim.word() + claim.text();
            case MILESTONE -> claim.word();
            case WITHDRAWAL -> "撤回“" + claim.word() + "”：" + claim.text();
            default -> claim.kind().label() + "“" + claim.text() + "”";
        };
        return (claim.refers() == null ? "" : "更正为：") + said + day;
    }

    private String name(Fact claim) {
        return register.words(claim.subject()).stream().filter(w -> w.indicator().equals(claim.word()))
                .map(IndicatorWord::name).findFirst().orElse("");
    }
}
