import { describe, expect, it } from "vitest";
import { parseMultipart } from "./multipart.ts";

const lines = (...text: string[]) => Buffer.from(text.join("\r\n"));

describe("parseMultipart", () => {
  it("MUST read what .NET sends: quoted boundary, bare name, filename*, no content type", () => {
    const body = lines(
      "--7f2c-41",
      "Content-Disposition: form-data; name=file; filename=invoice.xml; filename*=utf-8''C%3A%5Ctemp%5Cfactuur%20%C3%A9.xml",
      "",
      "<Invoice/>",
      "--7f2c-41--",
      "",
    );
    expect(parseMultipart('multipart/form-data; boundary="7f2c-41"', body)).toEqual([
      { name: "file", fileName: "factuur é.xml", content: Buffer.from("<Invoice/>") },
    ]);
  });

  it("MUST read what PHP sends: quoted name, content length per part, a second part", () => {
    const body = lines(
      "--b",
      'Content-Disposition: form-data; name="file"; filename="/tmp/invoice.xml"',
      "Content-Length: 10",
      "Content-Type: text/xml",
      "",
      "<Invoice/>",
      "--b",
      'Content-Disposition: form-data; name="metaAttributes"',
      "",
      '{"a":"b"}',
      "--b--",
    );
    const parts = parseMultipart("Multipart/Form-Data; charset=utf-8; boundary=b", body);
    expect(parts?.map(({ name, fileName }) => [name, fileName])).toEqual([
      ["file", "invoice.xml"],
      ["metaAttributes", undefined],
    ]);
  });

  it("MUST keep the bytes of a part exactly", () => {
    const content = Buffer.from([0xef, 0xbb, 0xbf, 13, 10, 0, 255, 45, 45, 98, 13, 10]);
    const body = Buffer.concat([
      lines("--b", "Content-Disposition: form-data; name=file", "", ""),
      content,
      lines("", "--b--"),
    ]);
    expect(parseMultipart("multipart/form-data; boundary=b", body)?.[0]?.content).toEqual(content);
  });

  it("MUST pass over a preamble and white space behind a boundary", () => {
    const body = lines("preamble", "--b  ", "content-disposition: form-data; name=file", "", "x", "--b--");
    expect(parseMultipart("multipart/form-data; boundary=b", body)).toMatchObject([{ name: "file" }]);
  });

  it("MUST keep backslashes of a quoted local path out of the file name", () => {
    const body = lines(
      "--b",
      'Content-Disposition: form-data; name="file"; filename="C:\\temp\\x.xml"',
      "",
      "x",
      "--b--",
    );
    expect(parseMultipart("multipart/form-data; boundary=b", body)?.[0]?.fileName).toBe("x.xml");
  });

  it.each([
    ["another content type", "application/xml", "--b\r\n\r\n\r\n--b--"],
    ["no boundary", "multipart/form-data", "--b\r\n\r\n\r\n--b--"],
    ["an empty body", "multipart/form-data; boundary=b", ""],
    [
      "a body cut short",
      "multipart/form-data; boundary=b",
      "--b\r\nContent-Disposition: form-data; name=file\r\n\r\n<Inv",
    ],
    ["a part without headers", "multipart/form-data; boundary=b", "--b\r\nname=file\r\n--b--"],
  ])("MUST refuse %s", (_what, contentType, body) => {
    expect(parseMultipart(contentType, Buffer.from(body))).toBeUndefined();
  });
});
