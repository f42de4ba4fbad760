//! HMAC with SHA-256 for the token library, and nothing else: whatever a token's header says, no key of another kind can
//! be read, and the large code of the public-key algorithms stays out of the program.

use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, AlgorithmFamily};
use sha2::Sha256;
use signature::{Signer, Verifier};

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| Ok(Box::new(Hs256::new(*algorithm, key.family(), key.as_bytes())?)),
    verifier_factory: |algorithm, key| Ok(Box::new(Hs256::new(*algorithm, key.family(), key.try_get_as_bytes()?)?)),
    key_utils: KeyUtils::new_unimplemented(),
};

/// Makes it the cryptography of the token library, for the whole process.
pub fn install() {
    // Done before by another part of the process.
    let _ = PROVIDER.install_default();
}

struct Hs256(Hmac<Sha256>);

impl Hs256 {
    fn new(algorithm: Algorithm, family: AlgorithmFamily, secret: &[u8]) -> Result<Self, Error> {
        if algorithm != Algorithm::HS256 || family != AlgorithmFamily::Hmac {
            return Err(ErrorKind::InvalidAlgorithm.into());
        }
        Hmac::new_from_slice(secret).map(Self).map_err(|_| ErrorKind::InvalidKeyFormat.into())
    }

    fn over(&self, message: &[u8]) -> Hmac<Sha256> {
        self.0.clone().chain_update(message)
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.over(message).finalize().into_bytes().to_vec())
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    /// Compares in a time that does not tell where they differ.
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.over(message).verify_slice(signature).map_err(signature::Error::from_source)
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test case 2 of RFC 4231.
    #[test]
    fn it_is_the_standards_hmac() {
        let signer = Hs256::new(Algorithm::HS256, AlgorithmFamily::Hmac, b"Jefe").unwrap();
        let signature = signer.sign(b"what do ya want for nothing?");
        let first = signature.first_chunk().map(|bytes| u128::from_be_bytes(*bytes));
        let last = signature.last_chunk().map(|bytes| u128::from_be_bytes(*bytes));
        assert_eq!(first, Some(0x5bdc_c146_bf60_754e_6a04_2426_0895_75c7));
        assert_eq!(last, Some(0x5a00_3f08_9d27_3983_9dec_58b9_64ec_3843));
        assert!(signer.verify(b"what do ya want for nothing?", &signature).is_ok());
        assert!(signer.verify(b"what do ya want for nothing!", &signature).is_err());
        assert!(signer.verify(b"what do ya want for nothing?", &signature[..31].to_vec()).is_err());
    }

    #[test]
    fn no_other_algorithm_is_known() {
        assert!(Hs256::new(Algorithm::HS512, AlgorithmFamily::Hmac, b"key").is_err());
        assert!(Hs256::new(Algorithm::HS256, AlgorithmFamily::Rsa, b"key").is_err());
    }
}
