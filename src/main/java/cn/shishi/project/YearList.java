package cn.shishi.project;

import cn.shishi.register.Grounds;
import cn.shishi.register.ListedPlace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * 年度清单 as it is handed in, in the words of the people who wrote it: types, milestones and indicators by their Chinese
 * names.
 *
 * @param decided day the list was decided; from then on it is in force
 */
public record YearList(String street, int year, LocalDate decided, List<Item> projects) {

    /**
     * @param promise verbatim
     * @param office one, or several joined by 、
     * @param grounds may be null
     */
    public record Item(String number, String promise, String category, String office, String leader, Grounds grounds, List<Piece> parts,
            List<Promise> commitments) {

        public Item {
            parts = parts == null ? List.of() : parts;
            commitments = commitments == null ? List.of() : commitments;
        }

        public Item(String number, String promise, String category, String office, String leader, List<Piece> parts, List<Promise> commitments) {
            this(number, promise, category, office, leader, null, parts, commitments);
        }

        Stream<String> offices() {
            return office == null ? Stream.of() : Stream.of(office.split("、")).map(String::strip).filter(o -> !o.isEmpty());
        }

        /** Its own day of decision, or the list's. */
        LocalDate decided(LocalDate ofList) {
            return grounds == null || grounds.decided() == null ? ofList : grounds.decided();
        }
    }

    /**
     * @param name noun of the part's sentences
     * @param type Chinese name of its type
     * @param words what it calls the type's indicators: 数量 → 拆除面积（平方米）
     * @param places in their order; for a type that runs for each site they are its first sites, otherwise the rows of its
     *     checklists
     * @param planned day by which each of the type's milestones is to be reached; frozen as the part's baseline
     */
    public record Piece(String name, String type, Map<String, String> words, List<ListedPlace> places, Map<String, LocalDate> planned) {

        public Piece {
            words = words == null ? Map.of() : words;
            places = places == null ? List.of() : places;
            planned = planned == null ? Map.of() : planned;
        }

        public Piece(String name, String type, Map<String, String> words, List<ListedPlace> places) {
            this(name, type, words, places, Map.of());
        }

        public Piece(String name, String type, Map<String, String> words) {
            this(name, type, words, List.of());
        }
    }

    /**
     * @param words what a sentence says before the number
     * @param counts a milestone, or an indicator as the part calls it
     * @param part ordinal of the part that counts, or null for all
     * @param operator as written: 至少, 约, 至; empty for an exact number
     */
    public record Promise(String words, String counts, Integer part, String operator, BigDecimal low, BigDecimal high,
            String unit, LocalDate deadline) {}
}
