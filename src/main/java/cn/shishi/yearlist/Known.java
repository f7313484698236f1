package cn.shishi.yearlist;

import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list may name.
 *
 * @param types those a part may have
 * @param offices empty where the street has none yet; then the list's own are taken
 * @param roles names of roles
 * @param people display name of each account of the street
 * @param taken numbers of the projects the year's list has already
 */
record Known(String street, int year, LocalDate today, List<TypeModel> types, List<String> offices, Collection<String> roles,
        Map<String, String> people, List<String> taken) {

    private static final int SHOWN = 30;

    Optional<TypeModel> type(String name) {
        return types.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    List<String> typeNames() {
        return types.stream().map(TypeModel::name).sorted().toList();
    }

    /** Accounts that are meant by a name, an account or a role's name. */
    List<String> accounts(String word) {
        return people.entrySet().stream().filter(p -> p.getKey().equals(word) || p.getValue().equals(word)).map(Map.Entry::getKey).sorted().toList();
    }

    List<String> persons() {
        return Stream.concat(roles.stream(), people.values().stream()).distinct().sorted().toList();
    }

    static List<String> words(TypeModel type) {
        return Stream.concat(type.milestones().stream(), type.measures().map(f -> f.bound("name"))).distinct().toList();
    }

    /** For a sentence: the first of many. */
    static String some(Collection<String> words) {
        return words.isEmpty() ? "无" : String.join("、", words.stream().limit(SHOWN).toList()) + (words.size() > SHOWN ? "等" + words.size() + "个" : "");
    }
}
