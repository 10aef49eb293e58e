using System;
using System.Runtime.InteropServices;

namespace Vn.Kh302
{
    /// <summary>The functions of <c>kh302.h</c>.</summary>
    internal static class Native
    {
        /// <summary>The version of the C interface that this file is written for.</summary>
        private const uint AbiVersion = 1;

        /// <summary>Takes most answers without a second copy.</summary>
        private const int Room = 1 << 16;

        private const string Library = "kh302_c";

        /// <summary>Where the functions of a thread write their answers; null where it has called none yet.</summary>
        [ThreadStatic]
        private static byte[] room;

        private enum Status
        {
            Ok = 0,
            Error = 1,
            BufferTooSmall = 2,
            BadArgument = 3,
            Internal = 4,
        }

        private delegate Status Ask(IntPtr answer, UIntPtr capacity, out UIntPtr length);

        internal static string Version
        {
            get { return Marshal.PtrToStringAnsi(kh302_version()); }
        }

        /// <summary>Makes a call. The name ends with a zero.</summary>
        internal static byte[] Call(byte[] name, byte[] document)
        {
            return Answer((IntPtr answer, UIntPtr capacity, out UIntPtr length) =>
                kh302_call(name, document, Length(document), answer, capacity, out length));
        }

        /// <summary>Opens a form, and returns its number with its description.</summary>
        internal static byte[] Open(byte[] document, out ulong form)
        {
            ulong number = 0;
            byte[] description = Answer((IntPtr answer, UIntPtr capacity, out UIntPtr length) =>
                kh302_form_open(document, Length(document), out number, answer, capacity, out length));
            form = number;
            return description;
        }

        /// <summary>Does an action on a form. After an internal failure the form is of no more use.</summary>
        internal static byte[] Act(ulong form, byte[] action)
        {
            return Answer((IntPtr answer, UIntPtr capacity, out UIntPtr length) =>
                kh302_form_do(form, action, Length(action), answer, capacity, out length));
        }

        internal static void Close(ulong form)
        {
            kh302_form_close(form);
        }

        /// <summary>Returns the HTTP status for the code of an error. The code ends with a zero.</summary>
        internal static int HttpStatus(byte[] code)
        {
            return (int)kh302_http_status(code);
        }

        /// <summary>Returns the answer of a function, or throws the error that it is.</summary>
        private static byte[] Answer(Ask ask)
        {
            if (room == null)
            {
                Check();
                room = new byte[Room];
            }

            UIntPtr length;
            Status status = Pinned(room, ask, out length);
            byte[] answer = new byte[checked((int)length.ToUInt64())];
            if (status == Status.BufferTooSmall)
            {
                // Asks for the answer again, and does not repeat the call.
                status = Pinned(answer, kh302_answer, out length);
            }
            else
            {
                Buffer.BlockCopy(room, 0, answer, 0, answer.Length);
            }

            switch (status)
            {
                case Status.Ok:
                    return answer;
                case Status.Error:
                case Status.Internal:
                    throw Kh302Exception.Of(answer);
                default:
                    throw new InvalidOperationException("the library answers with the status " + status);
            }
        }

        /// <summary>Lets a function write into an array, which Mono would copy otherwise, byte by byte.</summary>
        private static Status Pinned(byte[] array, Ask ask, out UIntPtr length)
        {
            GCHandle pin = GCHandle.Alloc(array, GCHandleType.Pinned);
            try
            {
                return ask(pin.AddrOfPinnedObject(), Length(array), out length);
            }
            finally
            {
                pin.Free();
            }
        }

        private static void Check()
        {
            uint found = kh302_abi_version();
            if (found != AbiVersion)
            {
                throw new DllNotFoundException("the shared library has version " + found + " of the C interface instead of " + AbiVersion);
            }
        }

        private static UIntPtr Length(byte[] bytes)
        {
            return new UIntPtr((uint)bytes.Length);
        }

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern uint kh302_abi_version();

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern IntPtr kh302_version();

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern Status kh302_call(byte[] op, byte[] text, UIntPtr textLength, IntPtr answer, UIntPtr capacity, out UIntPtr length);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern Status kh302_answer(IntPtr answer, UIntPtr capacity, out UIntPtr length);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern Status kh302_form_open(
            byte[] text, UIntPtr textLength, out ulong form, IntPtr answer, UIntPtr capacity, out UIntPtr length);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern Status kh302_form_do(
            ulong form, byte[] action, UIntPtr actionLength, IntPtr answer, UIntPtr capacity, out UIntPtr length);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern void kh302_form_close(ulong form);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        private static extern uint kh302_http_status(byte[] code);
    }
}
