package cn.shishi.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a promised number is meant; the first word is what a sentence puts before the number. */
public enum Operator {
    EXACTLY("", "等于"),
    AT_LEAST("不少于", "至少"),
    AT_MOST("不超过", "控制在"),
    ABOUT("约", "大约"),
    BETWEEN("", "至"),
    ALL("全部", "全覆盖");

    private final String printed;
    private final String alias;

    Operator(String printed, String alias) {
        this.printed = printed;
        this.alias = alias;
    }

    public String printed() {
        return printed;
    }

    /** The words a year list may use. */
    public static List<String> words() {
        return Stream.of(values()).flatMap(o -> Stream.of(o.printed, o.alias)).filter(w -> !w.isEmpty()).toList();
    }

    /** By the word a year list uses; an empty word is {@link #EXACTLY}. */
    public static Optional<Operator> worded(String word) {
        return Stream.of(values()).filter(o -> o.printed.equals(word) || o.alias.equals(word)).findFirst();
    }
}
