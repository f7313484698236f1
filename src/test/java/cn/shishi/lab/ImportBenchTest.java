package cn.shishi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.yearlist.Books;
import cn.shishi.yearlist.YearLists;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What it costs to take in one workbook of 300 projects with 5,000 places. */
@Tag("lab")
class ImportBenchTest extends StreetTest {

    private static final int PROJECTS = 300;
    private static final int PLACES = 5_000;
    private static final long LONGEST_MILLIS = 120_000;

    @Autowired
    YearLists lists;

    @Autowired
    JdbcTemplate sql;

    @TempDir
    Path folder;

    @Test
    void threeHundredProjectsWithFiveThousandPlaces() throws Exception {
        street.today(LocalDate.now().toString());
        take(10, 100, 100);
        Path file = Files.write(folder.resolve("list.xlsx"), Books.many(100, PROJECTS, PLACES).bytes());
        take(file, PROJECTS, PLACES);
        assertThat(sql.queryForObject("select count(*) from place p join part t on t.part_key = p.part_key where t.street = ?", Integer.class, street.id))
                .isEqualTo(PLACES + 100);
        assertThat(street.open()).hasSize(PROJECTS + 10);
    }

    /** A small one first, so that classes are loaded. */
    private void take(int projects, int first, int places) throws Exception {
        take(Files.write(folder.resolve("small.xlsx"), Books.many(first - 90, projects, places).bytes()), projects, places);
    }

    private void take(Path file, int projects, int places) throws Exception {
        long before = usedAfterCollection();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        YearLists.Read read = lists.read(file, street.id, LocalDate.now().getYear());
        assertThat(read.faults().first()).isEmpty();
        long checked = System.nanoTime();
        lists.take(read.list(), done -> { });
        long taken = System.nanoTime();
        long peak = heap().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
        System.out.printf("import of %d projects, %d places, %d KB: read and checked in %d ms, taken in %d ms; heap %d MB before, %d MB at most with garbage%n",
                projects, places, Files.size(file) >> 10, (checked - begun) / 1_000_000, (taken - checked) / 1_000_000, before >> 20, peak >> 20);
        assertThat((taken - begun) / 1_000_000).isLessThan(LONGEST_MILLIS);
    }

    private static long usedAfterCollection() {
        System.gc();
        return heap().stream().mapToLong(p -> p.getUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
    }
}
