package cn.shishi.yearlist;

import cn.shishi.project.YearList;
import cn.shishi.register.Grounds;
import cn.shishi.register.ListedPlace;
import cn.shishi.type.TypeModel;
import cn.shishi.workbook.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project while its rows are read from the four sheets. */
record Listed(Line line, String number, String promise, String category, String office, String leader, Grounds grounds,
        Map<String, Piece> parts, List<YearList.Promise> promises) {

    /** @param type null where its name is unknown, which has been noted */
    record Piece(int ordinal, String name, TypeModel type, Map<String, LocalDate> planned, Map<String, Own> words, Map<String, ListedPlace> places) {

        Piece(int ordinal, String name, TypeModel type) {
            this(ordinal, name, type, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        YearList.Piece listed() {
            Map<String, String> own = new LinkedHashMap<>();
            words.forEach((word, of) -> own.put(word, of.name + "（" + of.unit + "）"));
            return new YearList.Piece(name, type.name(), own, List.copyOf(places.values()), planned);
        }
    }

    /** What a part calls an indicator. */
    record Own(String name, String unit) {}

    Listed(Line line, String number, String promise, String category, String office, String leader, Grounds grounds) {
        this(line, number, promise, category, office, leader, grounds, new LinkedHashMap<>(), new ArrayList<>());
    }

    YearList.Item item() {
        return new YearList.Item(number, promise, category, office, leader, grounds, parts.values().stream().map(Piece::listed).toList(), promises);
    }
}
