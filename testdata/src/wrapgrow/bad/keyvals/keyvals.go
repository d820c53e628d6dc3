// Package keyvals gives a captured logger more key values with each request.
package keyvals

import (
	"net/http"

	"github.com/go-kit/kit/log"
)

// Logged logs each request.
func Logged(logger log.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		logger = log.With(logger, "path", r.URL.Path) // want wrapgrow medium "logger"
		_ = logger.Log("msg", "request")
		next.ServeHTTP(w, r)
	})
}
