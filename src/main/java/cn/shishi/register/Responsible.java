package cn.shishi.register;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
        return Dated.inForce(naming(h, keys), Project::key, LocalDate.MAX, clock.instant());
    }

    /** From the day on they name the other instead, in what is in force on the day and in what comes into force after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pass(Handover h, Collection<String> keys) {
        Instant now = clock.instant();
        naming(h, keys).forEach(p -> entities.persist(p.passed(h, p.validFrom().isBefore(h.day()) ? h.day() : p.validFrom(), now)));
        entities.flush();
    }

    private List<Project> naming(Handover h, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Project> versions = projects.findByStreetAndKeyIn(h.street(), keys);
        Stream<LocalDate> later = versions.stream().map(Project::validFrom).filter(d -> d.isAfter(h.day()));
        return Stream.concat(Stream.of(h.day()), later).distinct().sorted().flatMap(from -> Dated.inForce(versions, Project::key, from, clock.instant())
                .stream().filter(p -> from.equals(h.day()) || from.equals(p.validFrom()))).filter(p -> p.names(h)).toList();
    }
}
