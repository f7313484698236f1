package cn.shishi.register;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** 街道; its id is the engine's tenant. */
@Entity
public class Street {

    @Id
    private String id;

    private String name;
    private String code;

    protected Street() {}

    Street(String id, String name, String code) {
        this.id = id;
        this.name = name;
        this.code = code;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Prefix of its keys: CJD. */
    public String code() {
        return code;
    }
}
