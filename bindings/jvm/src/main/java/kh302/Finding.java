package kh302;

/**
 * Phát hiện: one thing that is wrong or unclear in a document.
 *
 * @param code mã quy tắc: the code of the check that found it
 * @param severity mức độ: how serious it is
 * @param blocks chặn việc gì: {@code submit} where the report cannot be sent like this; null where the finding blocks nothing
 * @param at vị trí: the id of a figure, or a JSON pointer into the report
 * @param message câu phát hiện: the sentence for people
 * @param acknowledged đã được giải trình: whether the report explains the finding
 */
public record Finding(String code, Severity severity, String blocks, String at, String message, boolean acknowledged) {}
