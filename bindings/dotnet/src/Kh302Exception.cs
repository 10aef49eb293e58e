using System;
using System.Runtime.Serialization;

namespace Vn.Kh302
{
    /// <summary>
    /// Tài liệu lỗi: the error document (<c>kh302.error/1</c>) that is the answer to what cannot be read or done. The message is for people,
    /// in the language of the question, or in Vietnamese and English where no language is known.
    /// </summary>
    public sealed class Kh302Exception : Exception
    {
        private Kh302Exception(Fault fault, byte[] document)
            : base(fault.Message)
        {
            Code = fault.Code;
            At = fault.At;
            HttpStatus = Native.HttpStatus(Json.Terminated(fault.Code));
            Document = Json.Text(document);
        }

        /// <summary>Mã lỗi: the kind of error, such as <c>not_json</c>, <c>unknown_schema</c> or <c>missing_member</c>.</summary>
        public string Code { get; }

        /// <summary>Vị trí của lỗi: where the document is wrong, as a JSON pointer; empty for the whole document.</summary>
        public string At { get; }

        /// <summary>Mã HTTP: the status with which a service passes the error on, such as 422.</summary>
        public int HttpStatus { get; }

        /// <summary>Tài liệu lỗi nguyên văn: the error document as the library wrote it, which a service can send on.</summary>
        public string Document { get; }

        /// <summary>Whether the library itself failed.</summary>
        internal bool IsInternal
        {
            get { return Code == "internal"; }
        }

        internal static Kh302Exception Of(byte[] document)
        {
            return new Kh302Exception(Json.Read<ErrorDocument>(document).Error, document);
        }

        [DataContract]
        private sealed class ErrorDocument
        {
            [DataMember(Name = "error", IsRequired = true)]
            internal Fault Error { get; private set; }
        }

        [DataContract]
        private sealed class Fault
        {
            [DataMember(Name = "code", IsRequired = true)]
            internal string Code { get; private set; }

            [DataMember(Name = "message", IsRequired = true)]
            internal string Message { get; private set; }

            [DataMember(Name = "at", IsRequired = true)]
            internal string At { get; private set; }
        }
    }
}
