package cn.shishi.register;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for a project, dated: what was said before the day goes on naming whom it named. */
@Component
public class Responsible {

    private final ListedProjects projects;
    private final EntityManager entities;
    private final Clock clock;

    Responsible(ListedProjects projects, EntityManager entities, Clock clock) {
        this.projects = projects;
        this.entities = entities;
        this.clock = clock;
    }

    /** Those of these projects that name the person on the day or later, each in its last version. */
    @Transactional(readOnly = true)
    public List<Project> named(Handover h, Collection<String> keys) {
        return Dated.inForce(naming(versions(h, keys), h.day(), p -> p.names(h)), Project::key, LocalDate.MAX, clock.instant());
    }

    /** From the day on they name the other instead, in what is in force on the day and in what comes into force after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pass(Handover h, Collection<String> keys) {
        write(naming(versions(h, keys), h.day(), p -> p.names(h)), h.day(), (p, from) -> p.passed(h, from, clock.instant()));
    }

    /** The same for the street's projects that name an office. */
    @Transactional(propagation = Propagation.MANDATORY)
    void renamed(String street, String office, String name, LocalDate day) {
        write(naming(projects.findByStreet(street), day, p -> p.inOffice(office)), day, (p, from) -> p.inOfficeNamed(office, name, from, clock.instant()));
    }

    private List<Project> versions(Handover h, Collection<String> keys) {
        return keys.isEmpty() ? List.of() : projects.findByStreetAndKeyIn(h.street(), keys);
    }

    private List<Project> naming(List<Project> versions, LocalDate day, Predicate<Project> names) {
        Stream<LocalDate> later = versions.stream().map(Project::validFrom).filter(d -> d.isAfter(day));
        return Stream.concat(Stream.of(day), later).distinct().sorted().flatMap(from -> Dated.inForce(versions, Project::key, from, clock.instant())
                .stream().filter(p -> from.equals(day) || from.equals(p.validFrom()))).filter(names).toList();
    }

    private void write(List<Project> named, LocalDate day, BiFunction<Project, LocalDate, Project> next) {
        named.forEach(p -> entities.persist(next.apply(p, p.validFrom().isBefore(day) ? day : p.validFrom())));
        entities.flush();
    }
}
