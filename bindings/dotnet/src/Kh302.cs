using System;

namespace Vn.Kh302
{
    /// <summary>
    /// Thư viện kh302: checks reports of communes on the drug situation, classes areas by the decrees in force, and measures the targets of
    /// plans. JSON in, JSON out; every document has a schema in <c>core/generated/schema</c> of the project.
    /// </summary>
    /// <remarks>
    /// All threads may call at the same time. Every call throws <see cref="Kh302Exception"/> where the answer is an error document,
    /// <see cref="ArgumentException"/> for a text with half of a pair of surrogates, and <see cref="DllNotFoundException"/> where the shared
    /// library is missing.
    /// </remarks>
    public static class Kh302
    {
        /// <summary>Phiên bản thư viện: the version of the shared library, such as <c>0.1.0</c>.</summary>
        public static string Version
        {
            get { return Native.Version; }
        }

        /// <summary>Gọi theo tên: makes any call.</summary>
        /// <param name="name">The name of the call, such as <c>assess</c>.</param>
        /// <param name="document">JSON in UTF-8.</param>
        /// <returns>The answer, JSON in UTF-8.</returns>
        public static byte[] Call(string name, byte[] document)
        {
            if (name == null)
            {
                throw new ArgumentNullException(nameof(name));
            }

            if (document == null)
            {
                throw new ArgumentNullException(nameof(document));
            }

            return Native.Call(Json.Terminated(name), document);
        }

        /// <summary>Gọi theo tên: makes any call.</summary>
        /// <param name="name">The name of the call, such as <c>assess</c>.</param>
        /// <param name="document">JSON.</param>
        /// <returns>The answer, JSON.</returns>
        public static string Call(string name, string document)
        {
            return Json.Text(Call(name, Json.Bytes(document)));
        }

        /// <summary>Đánh giá: assesses a report or totals.</summary>
        /// <param name="report"><c>kh302.report/1</c>, <c>kh302.totals/1</c>, or <c>kh302.request/1</c> around one.</param>
        /// <returns><c>kh302.assessment/1</c>; <see cref="Assessment.Of"/> reads it.</returns>
        public static string Assess(string report)
        {
            return Call("assess", report);
        }

        /// <summary>Kết luận: judges a report or totals without sentences, in a small part of the time.</summary>
        /// <param name="report"><c>kh302.report/1</c>, <c>kh302.totals/1</c>, or <c>kh302.request/1</c> around one.</param>
        /// <returns><c>kh302.verdict/1</c>.</returns>
        public static string Judge(string report)
        {
            return Call("judge", report);
        }

        /// <summary>Tổng hợp: rolls up the reports of the communes of an area.</summary>
        /// <param name="question"><c>kh302.rollup/1</c>, with the reports inside or each on a line of its own behind it.</param>
        /// <returns><c>kh302.rollup/1</c>, with the totals inside.</returns>
        public static string Rollup(string question)
        {
            return Call("rollup", question);
        }

        /// <summary>So sánh: compares the level under two sets of criteria.</summary>
        /// <param name="question"><c>kh302.compare/1</c>.</param>
        /// <returns><c>kh302.comparison/1</c>.</returns>
        public static string Compare(string question)
        {
            return Call("compare", question);
        }

        /// <summary>Công bố: prepares what the public may see of an area.</summary>
        /// <param name="question"><c>kh302.publish/1</c>.</param>
        /// <returns><c>kh302.publish/1</c>, without figures that could point at a person.</returns>
        public static string Publish(string question)
        {
            return Call("publish", question);
        }

        /// <summary>Đính chính: finds the reports that a correction affects.</summary>
        /// <param name="question"><c>kh302.corrections/1</c>.</param>
        /// <returns><c>kh302.corrections/1</c>.</returns>
        public static string Corrections(string question)
        {
            return Call("corrections", question);
        }

        /// <summary>Giai đoạn: reports on a phase of a plan.</summary>
        /// <param name="question"><c>kh302.phase/1</c>.</param>
        /// <returns><c>kh302.phase/1</c>.</returns>
        public static string Phase(string question)
        {
            return Call("phase", question);
        }

        /// <summary>Kỳ báo cáo: describes a period, with its days, its neighbours and its deadlines.</summary>
        /// <param name="question"><c>kh302.periods/1</c>.</param>
        /// <returns><c>kh302.periods/1</c>.</returns>
        public static string Periods(string question)
        {
            return Call("periods", question);
        }

        /// <summary>Đơn vị hành chính: looks up administrative units on a day.</summary>
        /// <param name="question"><c>kh302.areas/1</c>.</param>
        /// <returns><c>kh302.areas/1</c>.</returns>
        public static string Areas(string question)
        {
            return Call("areas", question);
        }

        /// <summary>Giải thích: explains a rule with the figures of a report.</summary>
        /// <param name="question"><c>kh302.explain/1</c>.</param>
        /// <returns><c>kh302.explain/1</c>.</returns>
        public static string Explain(string question)
        {
            return Call("explain", question);
        }

        /// <summary>Gộp kỳ: combines the reports of shorter periods into one for a longer period.</summary>
        /// <param name="question"><c>kh302.combine/1</c>.</param>
        /// <returns><c>kh302.combine/1</c>, with the report inside.</returns>
        public static string Combine(string question)
        {
            return Call("combine", question);
        }

        /// <summary>Biểu nhập: describes the form for the period of a report, for programs that draw it. <see cref="Open"/> fills one in.</summary>
        /// <param name="report"><c>kh302.report/1</c> or <c>kh302.request/1</c>.</param>
        /// <returns><c>kh302.form/1</c>.</returns>
        public static string Form(string report)
        {
            return Call("form", report);
        }

        /// <summary>Mở biểu nhập: opens a form on a report, which answers every change.</summary>
        /// <param name="report"><c>kh302.report/1</c> or <c>kh302.request/1</c>.</param>
        /// <returns>The form, which its user disposes of.</returns>
        public static Form Open(string report)
        {
            return new Form(Json.Bytes(report));
        }
    }
}
