-- How much a street keeps is asked at each upload.
create index evidence_street on evidence (street, sha256, size);
