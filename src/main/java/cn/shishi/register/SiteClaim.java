package cn.shishi.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A year's part counts a site among its own. */
@Entity
@Immutable
class SiteClaim {

    @Id
    private UUID id;

    @Column(name = "site_key")
    private String site;

    @Column(name = "part_key")
    private String part;

    private Instant recordedAt;

    protected SiteClaim() {}

    SiteClaim(String site, String part, Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.site = site;
        this.part = part;
        this.recordedAt = recordedAt;
    }

    String site() {
        return site;
    }

    String part() {
        return part;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
