using System;
using System.Runtime.InteropServices;

namespace Vn.Kh302
{
    /// <summary>An open form of the library, which is closed once, at the latest when the garbage collector finds that nobody has it.</summary>
    internal sealed class FormHandle : SafeHandle
    {
        /// <summary>Stands for an open form, because its number can be larger than an address.</summary>
        private static readonly IntPtr Opened = new IntPtr(1);

        private ulong number;

        private FormHandle()
            : base(IntPtr.Zero, true)
        {
        }

        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        internal static FormHandle Open(byte[] document, out byte[] description)
        {
            FormHandle form = new FormHandle();
            description = Native.Open(document, out form.number);
            form.SetHandle(Opened);
            return form;
        }

        /// <summary>Does an action. The form stays open while it runs.</summary>
        internal byte[] Act(byte[] action)
        {
            bool held = false;
            try
            {
                DangerousAddRef(ref held);
                return Native.Act(number, action);
            }
            finally
            {
                if (held)
                {
                    DangerousRelease();
                }
            }
        }

        protected override bool ReleaseHandle()
        {
            Native.Close(number);
            return true;
        }
    }
}
