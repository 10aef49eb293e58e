//! Dịch vụ HTTP: answers every call of the library at `POST /{call}`, for instance `POST /assess` with a report.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Path;
use axum::http::{StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kh302::document::{ErrorCode, ReadError, utf8};
use kh302::{Locale, call};
use serde_json::Value;
use std::env;
use std::net::Ipv4Addr;

/// The largest body, in bytes: the longest report that the library reads. Raise it for calls about many reports.
const LIMIT: usize = 1 << 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = env::var("PORT").unwrap_or("8302".into()).parse()?;
    let service = Router::new().route("/health", get(|| async { "ok" })).route("/{call}", post(answer));
    axum::serve(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?, service).await?;
    Ok(())
}

async fn answer(Path(name): Path<String>, body: Body) -> Response {
    let Ok(body) = to_bytes(body, LIMIT).await else {
        return document(ReadError::TooLarge.json(Locale::Vi));
    };
    // Leaves the threads of the network to the network, because a long question takes a while.
    let answer = tokio::task::spawn_blocking(move || match utf8(&body) {
        Ok(text) => call(&name, text),
        Err(error) => error.json(Locale::Vi),
    });
    match answer.await {
        Ok(answer) => document(answer),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Answers with a document: 200, or the status that belongs to the error in it.
fn document(answer: String) -> Response {
    (status(&answer), [(CONTENT_TYPE, "application/json")], answer).into_response()
}

fn status(answer: &str) -> StatusCode {
    if !answer.starts_with(r#"{"schema":"kh302.error/1""#) {
        return StatusCode::OK;
    }
    let error: Value = serde_json::from_str(answer).unwrap_or_default();
    let code = error["error"]["code"].as_str().and_then(ErrorCode::from_id).unwrap_or(ErrorCode::Internal);
    StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
