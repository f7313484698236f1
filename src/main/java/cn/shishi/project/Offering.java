package cn.shishi.project;

import cn.shishi.identity.People;
import cn.shishi.identity.Units;
import cn.shishi.register.Register;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Where several may do a task it goes to the one whom the list names, else to those who hold the role in the office or the
 * 居民区 that it is about, else to all who hold it. What only one can do is theirs from the start, without a claim.
 */
@Component
class Offering {

    private final People people;
    private final Units units;
    private final Register register;
    private final Clock clock;

    Offering(People people, Units units, Register register, Clock clock) {
        this.people = people;
        this.units = units;
        this.register = register;
        this.clock = clock;
    }

    void offer(DelegateTask task, String role, Set<String> able) {
        String street = task.getTenantId();
        Register.Duty duty = able.size() < 2 ? null : register.duty(street, task.getExecution().getProcessBusinessKey(), LocalDate.now(clock));
        String group = role;
        Set<String> among = able;
        if (duty != null) {
            Set<String> named = named(street, duty, able);
            String unit = unit(street, role, duty);
            Set<String> there = unit == null ? Set.of() : common(able, people.inGroup(street, unit));
            group = there.isEmpty() ? role : unit;
            among = named.size() == 1 ? named : there.isEmpty() ? able : there;
        }
        if (among.size() == 1) {
            task.setAssignee(among.iterator().next());
        } else {
            task.addCandidateGroup(group);
        }
    }

    private String unit(String street, String role, Register.Duty duty) {
        String office = units.holding(street, role, Units.Kind.OFFICE, duty.leadingOffice());
        return office != null ? office : units.holding(street, role, Units.Kind.NEIGHBOURHOOD, duty.neighbourhood());
    }

    private Set<String> named(String street, Register.Duty duty, Set<String> able) {
        List<String> said = duty.people();
        Map<String, String> names = said.isEmpty() ? Map.of() : people.of(street);
        Set<String> named = new LinkedHashSet<>(able);
        named.removeIf(account -> !said.contains(account) && !said.contains(names.get(account)));
        return named;
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
