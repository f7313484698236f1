package cn.shishi.yearlist;

import cn.shishi.platform.Refusal;
import cn.shishi.project.YearList;
import cn.shishi.register.Commitment;
import cn.shishi.register.IndicatorWord;
import cn.shishi.register.ListedPlace;
import cn.shishi.register.Operator;
import cn.shishi.register.Part;
import cn.shishi.register.Project;
import cn.shishi.register.ProjectSheet;
import cn.shishi.register.Register;
import cn.shishi.type.Field;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a year list again of what stands in the register. */
@Component
class Export {

    private final Register register;
    private final ProjectTypes types;
    private final Clock clock;

    Export(Register register, ProjectTypes types, Clock clock) {
        this.register = register;
        this.types = types;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public YearList list(String street, int year) {
        List<ProjectSheet> sheets = register.list(street, year, LocalDate.of(year, 12, 31), clock.instant());
        if (sheets.isEmpty()) {
            throw Refusal.unknown(year + "年还没有清单。");
        }
        Map<String, TypeModel> byKey = types.forParts().stream().collect(Collectors.toMap(TypeModel::key, t -> t));
        Map<String, List<ListedPlace>> places = register.listedPlaces(sheets.stream().flatMap(s -> s.parts().stream()).map(p -> p.part().key()).toList());
        LocalDate decided = sheets.stream().map(s -> s.project().validFrom()).min(LocalDate::compareTo).orElseThrow();
        return new YearList(street, year, decided, sheets.stream().map(sheet -> item(sheet, byKey, places)).toList());
    }

    private static YearList.Item item(ProjectSheet sheet, Map<String, TypeModel> types, Map<String, List<ListedPlace>> places) {
        Project p = sheet.project();
        List<YearList.Piece> parts = sheet.parts().stream().map(of -> piece(of, types.get(of.part().type()), places)).toList();
        return new YearList.Item(p.number(), p.promise(), p.category(), p.office(), p.leader(), p.grounds(), parts,
                sheet.commitments().stream().map(c -> promise(c, sheet, types)).toList());
    }

    private static YearList.Piece piece(ProjectSheet.PartSheet of, TypeModel type, Map<String, List<ListedPlace>> places) {
        Map<String, String> words = new LinkedHashMap<>();
        of.words().forEach(w -> words.put(name(type, w.indicator()), w.name() + "（" + w.unit() + "）"));
        return new YearList.Piece(of.part().name(), type == null ? of.part().type() : type.name(), words,
                places.getOrDefault(of.part().key(), List.of()), of.planned());
    }

    private static YearList.Promise promise(Commitment c, ProjectSheet sheet, Map<String, TypeModel> types) {
        ProjectSheet.PartSheet part = sheet.parts().stream().filter(p -> p.part().key().equals(c.part())).findFirst().orElse(null);
        String counts = c.milestone() != null ? c.milestone()
                : part == null ? sheet.parts().stream().map(ProjectSheet.PartSheet::part).map(Part::type).map(types::get)
                        .map(t -> name(t, c.indicator())).filter(n -> !n.equals(c.indicator())).findFirst().orElse(c.indicator())
                : part.words().stream().filter(w -> w.indicator().equals(c.indicator())).map(IndicatorWord::name).findFirst()
                        .orElse(name(types.get(part.part().type()), c.indicator()));
        boolean range = c.operator() == Operator.BETWEEN;
        return new YearList.Promise(c.words(), counts, part == null ? null : part.part().ordinal(), c.operator().printed().isEmpty() ? null : c.operator().printed(),
                c.low(), range ? c.high() : null, c.unit(), c.deadline());
    }

    private static String name(TypeModel type, String indicator) {
        return type == null ? indicator : type.measures().filter((Field f) -> indicator.equals(f.bound("indicator"))).map(f -> f.bound("name"))
                .findFirst().orElse(indicator);
    }
}
