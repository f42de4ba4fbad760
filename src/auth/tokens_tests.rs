use hmac::{Hmac, KeyInit, Mac};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::Sha512;
use uuid::Uuid;

use super::*;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn now() -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap()
}

fn tokens() -> Tokens {
    Tokens::new(&SECRET.into(), 900)
}

fn issue(tokens: &Tokens) -> String {
    let id = Uuid::from_u128(7);
    tokens.issue(id.into(), id.into(), 3, Role::Member, now()).unwrap()
}

/// A token whose header and claims are changed before it is signed with the right secret.
fn forged(change: impl FnOnce(&mut Header, &mut Value)) -> String {
    let tokens = tokens();
    let mut header = jsonwebtoken::decode_header(issue(&tokens)).unwrap();
    let claims = tokens.verify(&issue(&tokens), now()).unwrap();
    let mut claims = serde_json::to_value(&*claims).unwrap();
    change(&mut header, &mut claims);
    jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(SECRET.as_bytes())).unwrap()
}

/// The token with another algorithm of the same kind, rightly signed with the right secret.
fn hs512(token: &str) -> String {
    let mut header = jsonwebtoken::decode_header(token).unwrap();
    header.alg = Algorithm::HS512;
    let header = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&header).unwrap());
    let message = format!("{header}.{}", token.split('.').nth(1).unwrap());
    let mut signature = Hmac::<Sha512>::new_from_slice(SECRET.as_bytes()).unwrap();
    signature.update(message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.finalize().into_bytes()))
}

fn accepted(token: &str) -> bool {
    tokens().verify(token, now()).is_ok()
}

#[test]
fn a_token_says_what_it_was_made_for() {
    let claims = tokens().verify(&issue(&tokens()), now()).unwrap();
    assert_eq!((claims.epoch, claims.role, claims.exp - claims.iat), (3, Role::Member, 900));
    assert!(accepted(&forged(|_, _| {})));
}

#[test]
fn it_is_valid_from_its_making_until_it_expires() {
    let (tokens, second) = (tokens(), jiff::SignedDuration::from_secs(1));
    let token = issue(&tokens);
    assert!(tokens.verify(&token, now() + second * 899).is_ok());
    assert_eq!(tokens.verify(&token, now() + second * 900), Err(Invalid));
    assert_eq!(tokens.verify(&token, now() - second), Err(Invalid));
}

#[test]
fn confused_tokens_are_refused() {
    for (name, value) in [("iss", "other"), ("aud", "other"), ("typ", "refresh"), ("role", "owner"), ("sub", "x")] {
        assert!(!accepted(&forged(|_, claims| claims[name] = json!(value))), "{name}");
    }
    for name in ["exp", "nbf", "iss", "aud", "typ", "sub", "sid", "epoch", "role"] {
        let without = forged(|_, claims| drop(claims.as_object_mut().unwrap().remove(name)));
        assert!(!accepted(&without), "without {name}");
    }
    for kid in [None, Some(""), Some("../../dev/null"), Some("x' OR '1'='1")] {
        assert!(!accepted(&forged(|header, _| header.kid = kid.map(Into::into))), "{kid:?}");
    }
    assert!(!accepted(&hs512(&issue(&tokens()))));
}

#[test]
fn alg_none_and_a_cut_signature_are_refused() {
    let token = issue(&tokens());
    let (head, signature) = token.rsplit_once('.').unwrap();
    assert!(!accepted(&format!("{head}.")));
    assert!(!accepted(&format!("{head}.{}", &signature[..signature.len() - 2])));
    // {"alg":"none","typ":"JWT"}
    let payload = head.split_once('.').unwrap().1;
    assert!(!accepted(&format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.")));
    assert!(!accepted(&format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.{signature}")));
}

#[test]
fn a_former_key_counts_until_its_end_and_not_a_second_longer() {
    let tokens = Tokens::new(&SECRET.into(), 900);
    let old = issue(&tokens);
    let (next, end) = ("another secret of thirty-two chars".into(), now() + jiff::SignedDuration::from_secs(600));
    tokens.set_keys([(&next, None), (&SECRET.into(), Some(end))]);
    let new = issue(&tokens);
    let second = jiff::SignedDuration::from_secs(1);
    for (at, counts) in [(now(), true), (end - second, true), (end, false), (now(), false)] {
        assert_eq!(tokens.verify(&old, at).is_ok(), counts, "{at}");
        assert!(tokens.verify(&new, at).is_ok(), "{at}");
    }
}

proptest! {
    #[test]
    fn any_text_is_refused_without_a_panic(text in "\\PC{0,80}") {
        prop_assert!(!accepted(&text));
    }

    #[test]
    fn a_changed_character_is_refused(at in 0usize..200, to in "[A-Za-z0-9_-]") {
        let mut token = issue(&tokens());
        // The last character of a part has spare bits.
        let last = token.match_indices('.').map(|(i, _)| i).chain([token.len()]).any(|end| end == at + 1);
        prop_assume!(at < token.len() && !last && token[at..=at] != *to && token[at..=at] != *".");
        token.replace_range(at..=at, &to);
        prop_assert!(!accepted(&token));
    }
}
