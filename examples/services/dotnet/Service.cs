using System;
using System.IO;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Vn.Kh302;

/// <summary>Dịch vụ HTTP: answers every call of the library at POST /{call}, for instance POST /assess with a report.</summary>
public static class Service
{
    /// <summary>The largest body, in bytes: the longest report that the library reads. Raise it for calls about many reports.</summary>
    private const int Limit = 1 << 20;

    public static void Main()
    {
        HttpListener listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:" + (Environment.GetEnvironmentVariable("PORT") ?? "8302") + "/");
        listener.Start();
        while (true)
        {
            HttpListenerContext context = listener.GetContext();
            Task.Run(() => Handle(context));
        }
    }

    private static void Handle(HttpListenerContext context)
    {
        try
        {
            Answer(context.Request, context.Response);
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error);
            context.Response.Abort();
        }
    }

    private static void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        string name = Uri.UnescapeDataString(request.Url.AbsolutePath.Substring(1));
        bool isHealth = name == "health";
        if (request.HttpMethod != (isHealth ? "GET" : "POST"))
        {
            response.AddHeader("Allow", isHealth ? "GET" : "POST");
            Send(response, 405, "text/plain", new byte[0]);
        }
        else if (isHealth)
        {
            Send(response, 200, "text/plain", Encoding.UTF8.GetBytes("ok"));
        }
        else if (name.IndexOf('/') >= 0 || name.IndexOf('\0') >= 0)
        {
            Send(response, 404, "text/plain", new byte[0]);
        }
        else
        {
            byte[] body = Read(request.InputStream);
            try
            {
                // The library itself says that a report is too long.
                Send(response, 200, "application/json", Kh302.Call(body.Length > Limit ? "assess" : name, body));
            }
            catch (Kh302Exception error)
            {
                Send(response, error.HttpStatus, "application/json", Encoding.UTF8.GetBytes(error.Document));
            }
        }
    }

    /// <summary>Reads a body, of a longer one than the largest only one byte more than that.</summary>
    private static byte[] Read(Stream stream)
    {
        byte[] part = new byte[1 << 16];
        MemoryStream body = new MemoryStream();
        for (int length = 1; length > 0 && body.Length <= Limit;)
        {
            length = stream.Read(part, 0, (int)Math.Min(part.Length, Limit + 1 - body.Length));
            body.Write(part, 0, length);
        }

        return body.ToArray();
    }

    private static void Send(HttpListenerResponse response, int status, string type, byte[] body)
    {
        response.StatusCode = status;
        response.ContentType = type;
        response.Close(body, true);
    }
}
