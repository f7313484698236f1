package cn.shishi.evidence;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EvidenceRepository extends JpaRepository<Evidence, UUID> {
    List<Evidence> findByTaskOrderByUploadedAt(String task);

    List<Evidence> findByStreetAndTaskInOrderByUploadedAt(String street, Collection<String> tasks);

    boolean existsByTaskAndItemAndHashAndPaper(String task, String item, String hash, String paper);

    List<Evidence> findByStreetAndHash(String street, String hash);

    List<Evidence> findByStreetAndHashIn(String street, Collection<String> hashes);

    @Query("select coalesce(sum(e.size), 0) from Evidence e where e.task = :task and e.item = :item")
    long sizeOf(String task, String item);

    /** Each file counts once, however often it was given. */
    @Query(value = "select cast(coalesce(sum(f.size), 0) as bigint) from (select distinct sha256, size from evidence where street = :street) f", nativeQuery = true)
    long sizeOfStreet(String street);

    @Query("select distinct e.hash from Evidence e order by e.hash")
    List<String> hashes();
}
