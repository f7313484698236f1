package cn.shishi.project;

import cn.shishi.checklist.Drafts;
import cn.shishi.checklist.Row;
import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Enrolment;
import cn.shishi.register.IndicatorWord;
import cn.shishi.register.ListedPlace;
import cn.shishi.register.Register;
import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 清单填报: the places of a part as rows of one task, each ticked row read as the form would be. */
@Component
public class Checklists {

    /** How many places a part may list. */
    public static final int MOST = 10_000;

    private static final int TOLD = 50;

    private final Register register;
    private final Enrolment enrolment;
    private final Ledger ledger;
    private final Drafts drafts;
    private final Clock clock;

    Checklists(Register register, Enrolment enrolment, Ledger ledger, Drafts drafts, Clock clock) {
        this.register = register;
        this.enrolment = enrolment;
        this.ledger = ledger;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * One checklist in the hands of its task.
     *
     * @param subject key of the part whose places it lists
     */
    public record Of(String street, String subject, String task, TaskSpec spec) {}

    /**
     * One place.
     *
     * @param ordinal as in the year list
     * @param row as filled in so far; nothing filled in where nobody has touched it
     * @param done day on which it was told of before, as people read it, or null
     */
    public record Line(int ordinal, String item, String neighbourhood, Row row, String done) {}

    /** What is wrong with one cell, or, where {@code key} is null, with its row; {@code said} names the column. */
    public record Fault(int ordinal, String item, String key, String said) {

        public String sentence() {
            return "序号" + ordinal + "“" + item + "”：" + said;
        }
    }

    @Transactional(readOnly = true)
    public List<Line> lines(Of list) {
        Map<String, Row> filled = drafts.of(list.street, list.task).stream().collect(Collectors.toMap(Row::item, Function.identity()));
        Map<String, String> done = done(list);
        List<ListedPlace> places = register.listedPlaces(list.subject);
        List<Line> lines = new ArrayList<>(places.size());
        for (ListedPlace place : places) {
            lines.add(new Line(lines.size() + 1, place.name(), place.neighbourhood(),
                    filled.getOrDefault(place.name(), Row.of(place.name(), false, Map.of())), done.get(place.name())));
        }
        return lines;
    }

    /** Keeps these rows on the server; what is wrong in a cell is told on completion, a row or a column that is not there at once. */
    @Transactional
    public void save(Of list, List<Row> rows, String by) {
        drafts.save(list.street, list.task, fitting(list, rows), by);
    }

    /** From now on exactly these rows are filled in. */
    @Transactional
    public void replace(Of list, List<Row> rows, String by) {
        drafts.replace(list.street, list.task, fitting(list, rows), by);
    }

    /** Lists more places, and keeps rows, of which some may be theirs. */
    @Transactional
    public void take(Of list, List<ListedPlace> more, List<Row> rows, String by) {
        if (!more.isEmpty()) {
            add(list, more);
        }
        save(list, rows, by);
    }

    /** Lists more places of the part, in the given order. */
    @Transactional
    public void add(Of list, List<ListedPlace> places) {
        Set<String> known = register.listedPlaces(list.subject).stream().map(ListedPlace::name).collect(Collectors.toCollection(HashSet::new));
        for (ListedPlace place : places) {
            if (place.name().isBlank() || place.name().length() > 200) {
                throw Refusal.invalid("地点名称为空或过长：请填写名称，不超过 200 字。");
            }
            if (!known.add(place.name())) {
                throw Refusal.invalid("地点“" + place.name() + "”已在清单中，不必重复添加。");
            }
        }
        if (known.size() > MOST) {
            throw Refusal.invalid("清单太长：一个子项最多 " + MOST + " 个地点，请分成几个子项。");
        }
        enrolment.places(list.subject, places);
    }

    /** Refuses a name that is no row of this checklist. */
    @Transactional(readOnly = true)
    public void mustList(Of list, String item) {
        if (!list.spec.rows() || register.listedPlaces(list.subject).stream().noneMatch(p -> p.name().equals(item))) {
            throw unlisted(item);
        }
    }

    private static Refusal unlisted(String item) {
        return Refusal.invalid("清单里没有地点“" + item + "”，请核对名称，或先把它加进清单。");
    }

    /** What is wrong with what stands in one cell, whatever its row, or null. */
    public String wrong(Field field, Object value) {
        return Submission.ofRow(Map.of(field.key(), value), List.of(), LocalDate.now(clock)).fault(field);
    }

    /** Every fault of the ticked rows, in their order. */
    public List<Fault> faults(Of list, List<Line> lines) {
        List<Fault> faults = new ArrayList<>();
        for (Line line : lines) {
            if (line.row.ticked()) {
                Submission form = form(list.spec, line);
                for (Field field : list.spec.columns()) {
                    String fault = form.fault(field);
                    if (fault != null) {
                        faults.add(new Fault(line.ordinal, line.item, field.key(), fault));
                    }
                }
            }
        }
        return faults;
    }

    /** What the ticked rows claim; refuses all of them, with every fault, if one is wrong. */
    List<Entry> claims(Of list, List<Line> lines, Place place, Fact.Step at, Papers.Given papers) {
        List<Fault> cells = faults(list, lines);
        Set<String> wrong = cells.stream().map(Fault::item).collect(Collectors.toSet());
        List<String> faults = cells.stream().map(Fault::sentence).collect(Collectors.toCollection(ArrayList::new));
        List<IndicatorWord> words = register.words(list.subject);
        List<Entry> claims = new ArrayList<>();
        for (Line line : lines) {
            if (line.row.ticked() && !wrong.contains(line.item)) {
                try {
                    claims.addAll(new Claims(form(list.spec, line), list.spec, place.about(line.item), at, words, papers.of(line.item)).all());
                } catch (Refusal refused) {
                    faults.add(new Fault(line.ordinal, line.item, null, refused.getMessage()).sentence());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(String.join("\n", faults.stream().limit(TOLD).toList())
                    + (faults.size() > TOLD ? "\n另有" + (faults.size() - TOLD) + "处，请先改正以上各处。" : ""));
        }
        if (claims.isEmpty()) {
            throw Refusal.invalid("“" + list.spec.name() + "”没有勾选任何地点，请打开清单页（/tasks/" + list.task + "），勾选已办妥的地点后再提交。");
        }
        return claims;
    }

    /** The rows are in the ledger now. */
    void handedIn(Of list) {
        drafts.clear(list.street, list.task);
    }

    /** Whether with these ticked rows every place has been told of. */
    static boolean whole(List<Line> lines) {
        return lines.stream().allMatch(line -> line.row.ticked() || line.done != null);
    }

    private Submission form(TaskSpec spec, Line line) {
        return Submission.ofRow(line.row.filled(), spec.columns(), LocalDate.now(clock));
    }

    /** Day of the last time, by place: where the form counts its rows, only those that counted. */
    private Map<String, String> done(Of list) {
        Set<String> counting = list.spec.columns().stream().filter(f -> f.counts() && !f.finding()).map(f -> f.bound("indicator"))
                .collect(Collectors.toSet());
        Map<String, String> done = new LinkedHashMap<>();
        ledger.toldOfItems(list.street, list.subject, list.spec.element()).stream()
                .filter(f -> counting.isEmpty() || f.kind() == Kind.MEASURE && counting.contains(f.word()))
                .forEach(f -> done.put(f.item(), f.happened().shown()));
        return done;
    }

    private List<Row> fitting(Of list, List<Row> rows) {
        Set<String> places = register.listedPlaces(list.subject).stream().map(ListedPlace::name).collect(Collectors.toSet());
        Set<String> columns = list.spec.columns().stream().map(Field::key).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            if (!places.contains(row.item())) {
                throw unlisted(row.item());
            }
            if (!seen.add(row.item())) {
                throw Refusal.invalid("地点“" + row.item() + "”写了两行，请合并成一行。");
            }
            row.filled().keySet().stream().filter(key -> !columns.contains(key)).findFirst().ifPresent(key -> {
                throw Refusal.invalid("“" + list.spec.name() + "”的清单没有“" + key + "”这一列，可填：" + String.join("、",
                        list.spec.columns().stream().map(f -> f.label() + "（" + f.key() + "）").toList()) + "。");
            });
            if (row.filled().values().stream().anyMatch(v -> v instanceof Map || v instanceof List)) {
                throw Refusal.invalid("“" + row.item() + "”有一格填了多个值，每格只能填一个，请改为文字、数字或是否。");
            }
        }
        return rows;
    }
}
