package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.register.IndicatorWord;
import cn.shishi.register.Register;
import cn.shishi.type.ProjectTypes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what claims say, for the person who is to sign them; what is claimed of many places at once is said in one breath. */
@Component
public class Wording {

    /** How many places are named before they are only counted. */
    private static final int NAMED = 3;

    private final Register register;
    private final ProjectTypes types;

    Wording(Register register, ProjectTypes types) {
        this.register = register;
        this.types = types;
    }

    /** Each by itself, in their order, without its day; a number always says what it counts. */
    List<String> each(List<Fact> claims) {
        Map<String, List<IndicatorWord>> words = claims.stream().map(Fact::subject).distinct().collect(Collectors.toMap(s -> s, register::words));
        return claims.stream().map(c -> c.kind() == Kind.MEASURE ? measured(c, c.value(), named(c, words.get(c.subject())).orElseGet(() -> typed(c))) : bare(c)).toList();
    }

    public String of(List<Fact> claims) {
        return claims.isEmpty() ? "（无新内容）" : claims.stream().collect(Collectors.groupingBy(Wording::alike, LinkedHashMap::new, Collectors.toList()))
                .values().stream().map(this::together).collect(Collectors.joining("；"));
    }

    /** Without the place and the day it tells of. */
    private String bare(Fact claim) {
        return switch (claim.kind()) {
            case MEASURE -> measured(claim, claim.value(), name(claim));
            case PARTY -> claim.word() + claim.text();
            case MILESTONE -> claim.word();
            case WITHDRAWAL -> "撤回“" + claim.word() + "”：" + claim.text();
            default -> claim.kind().label() + "“" + claim.text() + "”";
        };
    }

    private static Object alike(Fact claim) {
        return claim.item() == null || claim.refers() != null ? claim.id()
                : Arrays.asList(claim.kind(), claim.word(), claim.dimension(), claim.unit(), claim.kind() == Kind.PARTY ? claim.text() : null);
    }

    private String together(List<Fact> claims) {
        Fact one = claims.get(0);
        if (claims.size() == 1) {
            return (one.refers() == null ? "" : "更正为：") + (one.carried() ? part(one) : "") + (one.item() == null ? "" : one.item()) + bare(one) + day(one);
        }
        String said = switch (one.kind()) {
            case MEASURE -> measured(one, claims.stream().map(Fact::value).reduce(BigDecimal.ZERO, BigDecimal::add), name(one));
            case PARTY -> bare(one);
            default -> one.kind().label() + claims.size() + "件：" + claims.stream().limit(NAMED).map(c -> c.item() + "“" + c.text() + "”").collect(Collectors.joining("、"))
                    + (claims.size() > NAMED ? "等" : "");
        };
        List<String> places = claims.stream().map(Fact::item).distinct().toList();
        String named = one.kind() != Kind.MEASURE && one.kind() != Kind.PARTY ? "" : "，" + String.join("、", places.subList(0, Math.min(NAMED, places.size())))
                + (places.size() > NAMED ? "等" + places.size() + "处" : "");
        long papers = claims.stream().flatMap(c -> c.evidence().stream()).distinct().count();
        return said + "（" + days(claims) + named + (papers == 0 ? "" : "，材料" + papers + "份") + "）";
    }

    private static String days(List<Fact> claims) {
        Happened last = claims.stream().map(Fact::happened).reduce(null, Happened::later);
        Happened first = claims.stream().map(Fact::happened).min((a, b) -> a.from().compareTo(b.from())).orElseThrow();
        return first.equals(last) ? last.shown() : first.shown() + "至" + last.shown();
    }

    private static String measured(Fact claim, BigDecimal amount, String name) {
        return (claim.dimension() == null ? "" : claim.dimension()) + name + (claim.approximator() == null ? "" : claim.approximator())
                + amount.stripTrailingZeros().toPlainString() + claim.unit();
    }

    private static String day(Fact claim) {
        return "（" + claim.happened().shown() + (claim.carried() ? "，补录" : "") + (claim.evidence().isEmpty() ? "" : "，材料" + claim.evidence().size() + "份") + "）";
    }

    /** A project's carry-in is of all its parts. */
    private String part(Fact claim) {
        return register.part(claim.subject()).map(p -> p.name() + "：").orElse("");
    }

    /** As the part calls it; of many places, and from before, also as the type does, since nothing else says what is counted. */
    private String name(Fact claim) {
        return named(claim, register.words(claim.subject())).orElseGet(() -> claim.item() == null && !claim.carried() ? "" : typed(claim));
    }

    private static Optional<String> named(Fact claim, List<IndicatorWord> words) {
        return words.stream().filter(w -> w.indicator().equals(claim.word())).map(IndicatorWord::name).findFirst();
    }

    private String typed(Fact claim) {
        return types.of(claim.at().definition()).measures().filter(f -> claim.word().equals(f.bound("indicator"))).map(f -> f.bound("name")).findFirst().orElse("");
    }
}
