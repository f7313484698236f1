package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.type.Field;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import java.time.LocalDate;

/** What every sentence of one report is seen through: its window of time, its facts and the words of the types. */
record Scope(int year, Period period, LocalDate asOf, FactBook book, ProjectTypes types) {

    LocalDate from() {
        return period.first(year);
    }

    String during() {
        return period.printed(year, asOf);
    }

    boolean inWindow(Fact fact) {
        return !fact.happened().to().isBefore(from());
    }

    /** The task a fact was recorded in, in the version of that time; null for what no form recorded. */
    TaskSpec spec(Fact fact) {
        Fact first = book.origin(fact);
        return types.of(first.at().definition()).tasks().get(first.at().element());
    }

    /** The field that binds a measure. */
    Field field(Fact measure) {
        TaskSpec spec = spec(measure);
        return spec == null ? null : spec.measures().stream().filter(f -> measure.word().equals(f.bound("indicator"))).findFirst().orElse(null);
    }
}
