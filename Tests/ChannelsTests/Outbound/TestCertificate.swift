import Foundation
import NIOSSL

/// A key and its certificate for `localhost`, `mail.example` and 127.0.0.1, of use to tests alone; good from 2020 to 2120.
enum TestCertificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBdTCCARugAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
        c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
        CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABM93bEudsxP8+nka
        SwJeKqgJ4cybrG7/G+SAOXut+vfwThColqgjsQ2nQ2wHlyS+0/mZBJcAUGe7ezIa
        /SMf6eyjXDBaMCgGA1UdEQQhMB+CCWxvY2FsaG9zdIIMbWFpbC5leGFtcGxlhwR/
        AAABMA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFBir86PErxsjPaZoEAih5MNf
        iTLSMAoGCCqGSM49BAMCA0gAMEUCIQCTtpQDJX3y3CTz72ysPK3Z2ZMJsX4d9Dw0
        AQm0LUdoZQIgdsRKTJ2rS3sb12W8fMnsB8dzZY8Y8gMoZY0Udm9BGy8=
        -----END CERTIFICATE-----
        """

    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgicERCbGrsIGmXWRE
        NaIQYnZg3SDSLN8kcUQ+pzPtCLOhRANCAATPd2xLnbMT/Pp5GksCXiqoCeHMm6xu
        /xvkgDl7rfr38E4QqJaoI7ENp0NsB5ckvtP5mQSXAFBnu3syGv0jH+ns
        -----END PRIVATE KEY-----
        """

    /// The certificate in a file, as an operator names one.
    static let file: String = {
        let path = FileManager.default.temporaryDirectory.appending(path: "terrace-test-certificate.pem").path()
        try! Data(certificate.utf8).write(to: URL(filePath: path), options: .atomic)
        return path
    }()

    static let server: NIOSSLContext = {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try! NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try! NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
        return try! NIOSSLContext(configuration: configuration)
    }()
}
