package cn.shishi.register;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Streets extends JpaRepository<Street, String> {

    /** Whoever gives out keys of a street holds its row until they are committed. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Street s where s.id = :id")
    Optional<Street> hold(String id);
}

interface ListedProjects extends JpaRepository<Project, UUID> {
    List<Project> findByStreet(String street);

    List<Project> findByStreetAndYear(String street, int year);

    @Query("select distinct p.year from Project p where p.street = :street order by p.year desc")
    List<Integer> years(String street);

    @Query("select distinct p.number from Project p where p.street = :street and p.year = :year order by p.number")
    List<String> numbers(String street, int year);

    List<Project> findByStreetAndKeyIn(String street, Collection<String> keys);
}

interface Parts extends JpaRepository<Part, String> {
    List<Part> findByProjectInOrderByOrdinal(Collection<String> projects);

    List<Part> findByKeyIn(Collection<String> keys);
}

interface IndicatorWords extends JpaRepository<IndicatorWord, UUID> {
    List<IndicatorWord> findByPartIn(Collection<String> parts);
}

interface Commitments extends JpaRepository<Commitment, UUID> {
    List<Commitment> findByProjectInOrderByOrdinal(Collection<String> projects);
}

interface Sites extends JpaRepository<Site, UUID> {
    List<Site> findByKeyIn(Collection<String> keys);

    /** By length first: after CJD-D9999 comes CJD-D10000. */
    @Query("select s.key from Site s where s.street = :street order by length(s.key) desc, s.key desc limit 1")
    String lastKey(String street);
}

interface SiteClaims extends JpaRepository<SiteClaim, UUID> {
    List<SiteClaim> findByPartIn(Collection<String> parts);

    boolean existsBySiteAndPart(String site, String part);

    List<SiteClaim> findBySiteIn(Collection<String> sites);
}
