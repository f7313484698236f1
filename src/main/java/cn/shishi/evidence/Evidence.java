package cn.shishi.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One file as it was given to one task. */
@Entity
@Immutable
public class Evidence {

    @Id
    private UUID id;

    private String street;
    private String task;
    private String item;

    @Column(name = "sha256")
    private String hash;

    private String paper;
    private String fileName;
    private String mediaType;
    private long size;
    private String uploadedBy;
    private Instant uploadedAt;

    protected Evidence() {}

    Evidence(String street, String task, String item, String hash, String paper, String fileName, String mediaType, long size,
            String uploadedBy, Instant uploadedAt) {
        this.id = UUID.randomUUID();
        this.street = street;
        this.task = task;
        this.item = item;
        this.hash = hash;
        this.paper = paper;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.size = size;
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    /** The same file, given to the task by which its work is done again. */
    Evidence again(String later) {
        return new Evidence(street, later, item, hash, paper, fileName, mediaType, size, uploadedBy, uploadedAt);
    }

    public String street() {
        return street;
    }

    public String task() {
        return task;
    }

    /** The row of the task's checklist that it proves; empty where it proves the whole. */
    public String item() {
        return item;
    }

    /** SHA-256, 64 hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** What kind of paper it is: 验收单, 照片. */
    public String paper() {
        return paper;
    }

    public String fileName() {
        return fileName;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Readers are given a copy that does not tell where it was taken. */
    public boolean photograph() {
        return mediaType.startsWith("image/");
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
