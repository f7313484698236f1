package cn.shishi.yearlist;

import cn.shishi.identity.People;
import cn.shishi.project.Projects;
import cn.shishi.project.YearList;
import cn.shishi.register.Offices;
import cn.shishi.register.Register;
import cn.shishi.type.ProjectTypes;
import cn.shishi.workbook.Faults;
import cn.shishi.workbook.WorkbookReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/** A year's list as a workbook: read and checked, taken, written. */
@Component
public class YearLists {

    private final ProjectTypes types;
    private final Offices offices;
    private final Register register;
    private final People people;
    private final Projects projects;
    private final Clock clock;

    YearLists(ProjectTypes types, Offices offices, Register register, People people, Projects projects, Clock clock) {
        this.types = types;
        this.offices = offices;
        this.register = register;
        this.people = people;
        this.projects = projects;
        this.clock = clock;
    }

    /** @param list null where there are faults */
    public record Read(YearList list, Faults faults) {}

    /** Refuses what is no workbook; what is wrong in one is told cell by cell. */
    public Read read(Path file, String street, int year) {
        ListReader reader = new ListReader(known(street, year));
        YearList list = reader.read(WorkbookReader.read(file));
        return new Read(list, reader.faults());
    }

    /** @param begun is told how many projects have begun */
    public void take(YearList list, IntConsumer begun) {
        projects.adopt(list, begun);
    }

    /** The given list, or where it is null the empty template, with the words this street may use. */
    public byte[] write(YearList list, String street) {
        return new ListWriter(types.forParts(), offices.on(street, LocalDate.now(clock))).write(list);
    }

    private Known known(String street, int year) {
        Map<String, String> roles = people.workRoleNames();
        LocalDate today = LocalDate.now(clock);
        return new Known(street, year, today, types.forParts(), offices.on(street, today), new TreeSet<>(roles.values()), people.of(street),
                register.numbers(street, year));
    }
}
