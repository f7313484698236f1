package cn.shishi.project;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Refusal;
import cn.shishi.register.IndicatorWord;
import cn.shishi.register.Part;
import cn.shishi.type.Field;
import cn.shishi.type.Phase;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 承前登记 of a project, one line each: 拆除违建：完成：2019年, or 拆除违建：拆除面积（厂房）：423.5平方米（2019年上半年）. */
final class CarryInLines {

    private static final Pattern NAMED = Pattern.compile("([^：:]+?)\\s*[：:]\\s*(.+)");
    private static final Pattern OF_CLASS = Pattern.compile("(.+?)[（(](.+)[）)]");
    private static final Pattern MEASURED = Pattern.compile("(约|近|超过)?\\s*(-?[\\d.]+)\\s*(余)?\\s*([^（(]*?)\\s*[（(]([^）)]+)[）)]");

    private final List<Of> parts;
    private final Fact.Step at;
    private final List<String> evidence;
    private final LocalDate today;

    CarryInLines(List<Of> parts, Fact.Step at, List<String> evidence, LocalDate today) {
        this.parts = parts;
        this.at = at;
        this.evidence = evidence;
        this.today = today;
    }

    /**
     * One part and the words that may be used of it.
     *
     * @param definition version of its type, whose words the report will use
     */
    record Of(Part part, TypeModel type, String definition, List<IndicatorWord> words) {

        String name(Field measure) {
            return words.stream().filter(w -> w.indicator().equals(measure.bound("indicator"))).map(IndicatorWord::name).findFirst()
                    .orElse(measure.bound("name"));
        }

        String unit(Field measure) {
            return words.stream().filter(w -> w.indicator().equals(measure.bound("indicator"))).map(IndicatorWord::unit).findFirst()
                    .orElse(measure.bound("unit"));
        }

        String vocabulary() {
            Stream<String> milestones = type.phases().stream().map(Phase::milestone).filter(Objects::nonNull);
            return String.join("、", Stream.concat(milestones, type.measures().map(this::name)).distinct().toList());
        }
    }

    List<Entry> claims(String lines) {
        List<Entry> claims = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            try {
                if (!line.isBlank()) {
                    claims.add(claim(line.strip(), told));
                }
            } catch (Refusal refused) {
                faults.add("第" + number + "行：" + refused.getMessage());
            }
        }
        if (faults.isEmpty()) {
            parts.forEach(of -> fork(of, told, faults));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(String.join("\n", faults));
        }
        return claims;
    }

    private Entry claim(String line, Set<String> told) {
        Of of = parts.stream().filter(p -> line.matches("(?s)" + Pattern.quote(p.part.name()) + "\\s*[：:].*"))
                .max(Comparator.comparing(p -> p.part.name().length())).orElse(null);
        Matcher m = NAMED.matcher(of == null ? line : line.substring(of.part.name().length()).replaceFirst("^\\s*[：:]\\s*", ""));
        if (of == null && parts.size() > 1) {
            throw Refusal.invalid("“" + line + "”没有以子项开头，请写成“子项：里程碑：日期”的样子；子项有：" + String.join("、", parts.stream().map(p -> p.part.name()).toList()) + "。");
        }
        if (!m.matches()) {
            throw Refusal.invalid("“" + line + "”不完整，请写成“里程碑：2019年3月”或“指标：423.5平方米（2019年3月）”的样子，前面写上子项。");
        }
        Of about = of == null ? parts.get(0) : of;
        if (about.type.perSite()) {
            throw Refusal.invalid("“" + about.part.name() + "”按点位推进，以前到了哪一步，请在“点位管理”里逐个点位登记。");
        }
        Optional<Phase> phase = about.type.milestone(m.group(1));
        return phase.isPresent() ? milestone(about, phase.get(), m.group(2), told) : measure(about, m.group(1), m.group(2));
    }

    private Entry milestone(Of of, Phase phase, String day, Set<String> told) {
        if (!told.add(of.part.key() + phase.id())) {
            throw Refusal.invalid("“" + phase.milestone() + "”写了两次，一个里程碑只登记一次，请删去一行。");
        }
        return entry(Kind.MILESTONE, of, day(phase.milestone(), day), phase.id(), phase.id()).word(phase.milestone());
    }

    private Entry measure(Of of, String word, String told) {
        Matcher classed = OF_CLASS.matcher(word);
        Field whole = measure(of, word);
        Field field = whole == null && classed.matches() ? measure(of, classed.group(1)) : whole;
        if (field == null) {
            throw Refusal.invalid("“" + of.part.name() + "”没有里程碑或指标“" + word + "”，可用：" + of.vocabulary() + "。");
        }
        String ofClass = whole == null ? classed.group(2).strip() : null;
        Matcher m = MEASURED.matcher(told);
        if (!m.matches()) {
            throw Refusal.invalid("“" + word + "”后面的“" + told + "”请写成“423.5" + of.unit(field) + "（2019年3月）”的样子：数、单位和日期。");
        }
        if (!m.group(4).isEmpty() && !m.group(4).equals(of.unit(field))) {
            throw Refusal.invalid("“" + word + "”的单位是“" + of.unit(field) + "”，不是“" + m.group(4) + "”，请换算后再填。");
        }
        if (field.counts()) {
            throw Refusal.invalid("“" + word + "”按名称计数，请在清单或填报任务里写明是哪些，日期照实填以前的日子。");
        }
        TaskSpec spec = of.type.tasks().values().stream().filter(t -> t.measures().contains(field)).findFirst().orElseThrow();
        if (ofClass != null && spec.field("dimension").isEmpty()) {
            throw Refusal.invalid("“" + of.name(field) + "”不分类别，请去掉“" + ofClass + "”。");
        }
        String roughly = m.group(1) != null ? m.group(1) : m.group(3);
        return entry(Kind.MEASURE, of, day(word, m.group(5)), spec.element(), spec.phase()).word(field.bound("indicator"))
                .measured(Submission.amount(word, m.group(2)), of.unit(field), roughly, ofClass);
    }

    private static Field measure(Of of, String name) {
        return of.type.measures().filter(f -> name.equals(of.name(f))).findFirst().orElse(null);
    }

    /** Where phases run at once, one of them cannot be begun without the others. */
    private void fork(Of of, Set<String> told, List<String> faults) {
        List<String> all = of.type.phases().stream().map(Phase::id).toList();
        List<String> reached = all.stream().filter(p -> told.contains(of.part.key() + p)).toList();
        List<Phase> ahead = CarryIn.ahead(of.type, reached);
        if (reached.isEmpty() || ahead.isEmpty()) {
            return;
        }
        Phase from = ahead.get(0);
        boolean onTheWay = of.type.follows(from.id()).containsAll(ahead.stream().map(Phase::id).toList())
                && reached.stream().allMatch(p -> of.type.follows(p).contains(from.id()));
        if (!onTheWay) {
            faults.add("“" + of.part.name() + "”的“" + from.name() + "”与别的阶段同时进行，不能从它接着办；同时进行的几个阶段请全部登记到，或都留到系统里填报。");
        }
    }

    private Happened day(String what, String text) {
        return Submission.notAhead(what, Happened.parse(what, text), today);
    }

    /** Told in the words of the part's own type, though the step was one of the project. */
    private Entry entry(Kind kind, Of of, Happened day, String element, String phase) {
        Fact.Step step = new Fact.Step(at.actor(), at.role(), at.recordedAt(), of.definition, at.instance(), element, at.activity(), at.task());
        return new Entry(kind, of.part.street(), of.part.key(), day, step).phase(phase).carried().needsSignature(true).provedBy(evidence);
    }
}
