package cn.shishi.workbook;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong in a workbook, in the order in which it was found. The first ones are kept, the rest is counted. */
public final class Faults {

    private static final int SHOWN = 200;

    private final List<Fault> first = new ArrayList<>();
    private int total;

    public void add(String sheet, int row, String column, String said, String cure) {
        total++;
        if (first.size() < SHOWN) {
            first.add(new Fault(sheet, row, column, said, cure));
        }
    }

    public boolean none() {
        return total == 0;
    }

    public int total() {
        return total;
    }

    public List<Fault> first() {
        return List.copyOf(first);
    }
}
