package cn.shishi.project;

import cn.shishi.platform.Refusal;
import cn.shishi.register.Enrolment;
import cn.shishi.register.Grounds;
import cn.shishi.register.ListedPlace;
import cn.shishi.register.Operator;
import cn.shishi.register.Street;
import cn.shishi.type.Field;
import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a list into the register, its Chinese words bound to the types that know them. Words were checked where the list
 * was read, each with its place; here an unknown one only ends the step.
 */
final class Listing {

    private static final Pattern NAME_AND_UNIT = Pattern.compile("(.+)（(.+)）");

    private final Enrolment enrolment;
    private final List<TypeModel> types;
    private final YearList list;
    private final Street street;
    private final Map<String, List<ListedPlace>> places = new LinkedHashMap<>();
    private final Map<String, Map<String, LocalDate>> planned = new LinkedHashMap<>();

    Listing(Enrolment enrolment, List<TypeModel> types, YearList list, Street street) {
        this.enrolment = enrolment;
        this.types = types;
        this.list = list;
        this.street = street;
    }

    /** Keys of the projects, in the order of the list. */
    List<String> enrol() {
        List<String> keys = list.projects().stream().map(this::project).toList();
        enrolment.places(places);
        enrolment.planned(planned);
        return keys;
    }

    private String project(YearList.Item item) {
        LocalDate decided = item.decided(list.decided());
        String key = enrolment.project(street, list.year(), item.number(), item.promise(), item.category(), item.office(), item.leader(),
                item.grounds() == null ? Grounds.NONE : item.grounds(), decided);
        List<Enrolled> parts = new ArrayList<>();
        for (YearList.Piece piece : item.parts()) {
            parts.add(part(key, parts.size() + 1, piece));
        }
        for (int i = 0; i < item.commitments().size(); i++) {
            promise(key, i + 1, item.commitments().get(i), parts, decided);
        }
        return key;
    }

    private Enrolled part(String project, int ordinal, YearList.Piece piece) {
        TypeModel type = types.stream().filter(t -> t.name().equals(piece.type())).findFirst().orElseThrow(() -> unknown(project, piece.type()));
        String part = enrolment.part(street.id(), project, ordinal, piece.name(), type.key());
        if (!piece.places().isEmpty()) {
            places.put(part, piece.places());
        }
        if (!piece.planned().isEmpty()) {
            planned.put(part, piece.planned());
        }
        Map<String, String> words = new LinkedHashMap<>();
        piece.words().forEach((word, own) -> {
            Field field = type.indicator(word).orElseThrow(() -> unknown(project, word));
            Matcher m = NAME_AND_UNIT.matcher(own);
            if (!m.matches()) {
                throw Refusal.invalid("项目“" + project + "”的指标“" + own + "”没有写单位，请写成“拆除面积（平方米）”。");
            }
            enrolment.word(part, field.bound("indicator"), m.group(1), m.group(2));
            words.put(m.group(1), field.bound("indicator"));
        });
        return new Enrolled(part, type, words);
    }

    private void promise(String project, int ordinal, YearList.Promise promise, List<Enrolled> parts, LocalDate decided) {
        if (promise.part() != null && (promise.part() < 1 || promise.part() > parts.size())) {
            throw unknown(project, "第" + promise.part() + "个子项");
        }
        List<Enrolled> among = promise.part() == null ? parts : List.of(parts.get(promise.part() - 1));
        Operator operator = Operator.worded(promise.operator() == null ? "" : promise.operator()).orElseThrow(() -> unknown(project, promise.operator()));
        String milestone = among.stream().flatMap(p -> p.type.milestones().stream()).filter(promise.counts()::equals).findFirst().orElse(null);
        String indicator = milestone != null ? null : among.stream().map(p -> p.indicator(promise.counts())).filter(i -> i != null)
                .findFirst().orElseThrow(() -> unknown(project, promise.counts()));
        enrolment.commitment(project, ordinal, promise.words(), promise.high() == null ? operator : Operator.BETWEEN, promise.low(),
                promise.high(), promise.unit(), promise.part() == null ? null : among.get(0).key, milestone, indicator, promise.deadline(), decided);
    }

    private static Refusal unknown(String project, String word) {
        return Refusal.invalid("项目“" + project + "”里的“" + word + "”没有对应的类型、子项、里程碑或指标，请核对用词。");
    }

    private record Enrolled(String key, TypeModel type, Map<String, String> words) {

        String indicator(String name) {
            return words.containsKey(name) ? words.get(name) : type.indicator(name).map(f -> f.bound("indicator")).orElse(null);
        }
    }
}
