package cn.shishi.yearlist;

import cn.shishi.workbook.Fault;
import cn.shishi.workbook.Faults;
import java.util.List;

/** One workbook on its way into the register, as its page shows it. */
final class Import {

    /** What has become of it. */
    enum State { WAITING, CHECKING, TAKING, TAKEN, REFUSED }

    final String street;
    final int year;
    final String fileName;
    final String account;
    private volatile Seen seen;

    Import(String street, int year, String fileName, String account) {
        this.street = street;
        this.year = year;
        this.fileName = fileName;
        this.account = account;
        this.seen = new Seen(year, fileName, State.WAITING, 0, 0, null, List.of(), 0);
    }

    /**
     * @param done projects that have begun, of {@code total}
     * @param sentence why the whole file was refused, or null
     * @param faults the first of {@code faulty}
     */
    record Seen(int year, String fileName, State state, int done, int total, String sentence, List<Fault> faults, int faulty) {

        public boolean running() {
            return state.compareTo(State.TAKEN) < 0;
        }

        public boolean taken() {
            return state == State.TAKEN;
        }
    }

    Seen seen() {
        return seen;
    }

    void checking() {
        seen = new Seen(year, fileName, State.CHECKING, 0, 0, null, List.of(), 0);
    }

    void taking(int done, int total) {
        seen = new Seen(year, fileName, State.TAKING, done, total, null, List.of(), 0);
    }

    void taken(int total) {
        seen = new Seen(year, fileName, State.TAKEN, total, total, null, List.of(), 0);
    }

    void refused(String sentence) {
        seen = new Seen(year, fileName, State.REFUSED, 0, 0, sentence, List.of(), 0);
    }

    void refused(Faults faults) {
        seen = new Seen(year, fileName, State.REFUSED, 0, 0, null, faults.first(), faults.total());
    }
}
