using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;

namespace Vn.Kh302
{
    /// <summary>Reads answers of the library, writes actions, and turns texts into bytes.</summary>
    internal static class Json
    {
        /// <summary>Refuses half of a pair of surrogates, which would become a question mark without a word.</summary>
        private static readonly UTF8Encoding Strict = new UTF8Encoding(false, true);

        internal static T Read<T>(byte[] document)
        {
            using (MemoryStream stream = new MemoryStream(document))
            {
                try
                {
                    return (T)Serializer<T>.Instance.ReadObject(stream);
                }
                catch (Exception error) when (!(error is SerializationException))
                {
                    // Tells every fault alike: Mono has other exceptions for a value of the wrong type than .NET.
                    throw new SerializationException("the text is not the document that it should be", error);
                }
            }
        }

        internal static byte[] Write<T>(T document)
        {
            using (MemoryStream stream = new MemoryStream())
            {
                Serializer<T>.Instance.WriteObject(stream, document);
                return stream.ToArray();
            }
        }

        internal static byte[] Bytes(string text)
        {
            return Strict.GetBytes(text);
        }

        /// <summary>Returns a text of C, which ends with a zero.</summary>
        internal static byte[] Terminated(string text)
        {
            if (text.IndexOf('\0') >= 0)
            {
                throw new ArgumentException("no name has a zero in it", nameof(text));
            }

            return Bytes(text + "\0");
        }

        internal static string Text(byte[] bytes)
        {
            return Strict.GetString(bytes);
        }

        /// <summary>Returns the value of an enumeration that documents write as <c>not_met</c> and C# as <c>NotMet</c>.</summary>
        internal static T Id<T>(string id)
            where T : struct
        {
            T value;
            if (Enum.TryParse(id.Replace("_", string.Empty), true, out value) && Enum.IsDefined(typeof(T), value))
            {
                return value;
            }

            throw new KeyNotFoundException("this version knows no " + typeof(T).Name + " " + id);
        }

        /// <summary>Keeps the serializer of a type, because it takes long to make one.</summary>
        private static class Serializer<T>
        {
            internal static readonly DataContractJsonSerializer Instance = new DataContractJsonSerializer(typeof(T));
        }
    }
}
