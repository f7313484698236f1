/** A project's course: begins, gains sites, is recorded, signed off, accepted, corrected; every step writes its facts. */
package cn.shishi.project;
