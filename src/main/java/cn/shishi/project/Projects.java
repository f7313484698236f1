package cn.shishi.project;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Enrolment;
import cn.shishi.register.Operator;
import cn.shishi.type.Field;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a year's list into the register, whole or not at all, begins the process of each project and writes down its promise. */
@Component
public class Projects {

    private static final Pattern NAME_AND_UNIT = Pattern.compile("(.+)（(.+)）");
    private static final int TITLE = 40;

    private final Enrolment enrolment;
    private final ProjectTypes types;
    private final RuntimeService runtime;
    private final Ledger ledger;
    private final Actors actors;
    private final Clock clock;

    Projects(Enrolment enrolment, ProjectTypes types, RuntimeService runtime, Ledger ledger, Actors actors, Clock clock) {
        this.ledger = ledger;
        this.actors = actors;
        this.clock = clock;
        this.enrolment = enrolment;
        this.types = types;
        this.runtime = runtime;
    }

    @Transactional
    public void adopt(YearList list) {
        List<TypeModel> known = types.forParts();
        for (YearList.Item item : list.projects()) {
            String key = enrolment.project(list.street(), list.year(), item.number(), item.promise(), item.category(),
                    item.office(), item.leader(), list.decided());
            List<Enrolled> parts = new ArrayList<>();
            for (YearList.Piece piece : item.parts()) {
                TypeModel type = known.stream().filter(t -> t.name().equals(piece.type())).findFirst()
                        .orElseThrow(() -> Refusal.invalid("项目" + item.number() + "的子项“" + piece.name() + "”：没有名为“" + piece.type()
                                + "”的类型，可用：" + String.join("、", known.stream().map(TypeModel::name).toList()) + "。"));
                parts.add(enrol(list.street(), key, parts.size() + 1, piece, type, item.number()));
            }
            for (int i = 0; i < item.commitments().size(); i++) {
                promise(key, i + 1, item, item.commitments().get(i), parts, list);
            }
            String title = item.number() + "　" + item.promise();
            ProcessInstance begun = runtime.startProcessInstanceByKey("project", key, Map.of("key", key, "street", list.street(),
                    "title", title.length() <= TITLE ? title : title.substring(0, TITLE) + "…"));
            Fact.Step at = new Fact.Step(actors.current(), null, clock.instant(), begun.getProcessDefinitionId(), begun.getId(), "start", null, null);
            ledger.append(List.of(new Entry(Kind.LISTED, list.street(), key, Happened.on(list.decided()), at).text(item.promise())));
        }
    }

    private Enrolled enrol(String street, String project, int ordinal, YearList.Piece piece, TypeModel type, String number) {
        String part = enrolment.part(street, project, ordinal, piece.name(), type.key());
        enrolment.places(part, piece.places());
        List<Word> words = new ArrayList<>();
        for (Map.Entry<String, String> word : piece.words().entrySet()) {
            Field field = type.measures().filter(f -> word.getKey().equals(f.bound("name"))).findFirst()
                    .orElseThrow(() -> Refusal.invalid("项目" + number + "的子项“" + piece.name() + "”：类型“" + type.name() + "”没有指标“"
                            + word.getKey() + "”，可用：" + String.join("、", type.measures().map(f -> f.bound("name")).distinct().toList()) + "。"));
            Matcher m = NAME_AND_UNIT.matcher(word.getValue());
            if (!m.matches()) {
                throw Refusal.invalid("项目" + number + "的子项“" + piece.name() + "”：指标“" + word.getValue() + "”没有写单位，请写成“拆除面积（平方米）”。");
            }
            enrolment.word(part, field.bound("indicator"), m.group(1), m.group(2));
            words.add(new Word(field.bound("indicator"), m.group(1)));
        }
        return new Enrolled(part, type, words);
    }

    private void promise(String project, int ordinal, YearList.Item item, YearList.Promise promise, List<Enrolled> parts, YearList list) {
        String where = "项目" + item.number() + "的承诺“" + promise.words() + "”";
        if (promise.part() != null && (promise.part() < 1 || promise.part() > parts.size())) {
            throw Refusal.invalid(where + "：没有第" + promise.part() + "个子项，请核对。");
        }
        List<Enrolled> among = promise.part() == null ? parts : List.of(parts.get(promise.part() - 1));
        Operator operator = Operator.worded(promise.operator() == null ? "" : promise.operator())
                .orElseThrow(() -> Refusal.invalid(where + "：不认识“" + promise.operator() + "”，可用：不少于、至少、不超过、控制在、约、至、全部，或不填。"));
        String milestone = among.stream().flatMap(p -> p.type.phases().stream()).map(Phase::milestone)
                .filter(promise.counts()::equals).findFirst().orElse(null);
        String indicator = milestone != null ? null : among.stream().map(p -> p.indicator(promise.counts())).filter(i -> i != null)
                .findFirst().orElseThrow(() -> Refusal.invalid(where + "：子项里没有叫“" + promise.counts() + "”的里程碑或指标，请核对用词。"));
        enrolment.commitment(project, ordinal, promise.words(), promise.high() == null ? operator : Operator.BETWEEN, promise.low(),
                promise.high(), promise.unit(), promise.part() == null ? null : among.get(0).key, milestone, indicator,
                promise.deadline(), list.decided());
    }

    private record Word(String indicator, String name) {}

    private record Enrolled(String key, TypeModel type, List<Word> words) {

        String indicator(String name) {
            return words.stream().filter(w -> w.name.equals(name)).map(Word::indicator).findFirst()
                    .orElseGet(() -> type.measures().filter(f -> name.equals(f.bound("name"))).map(f -> f.bound("indicator"))
                            .findFirst().orElse(null));
        }
    }
}
