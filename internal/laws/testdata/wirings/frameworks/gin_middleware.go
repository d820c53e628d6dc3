package main

import (
	"github.com/gin-gonic/gin"
	"net/http"

	store "matrix/store"
)

func visits(s *store.Store) gin.HandlerFunc {
	return func(c *gin.Context) {
		s.Touch(c.Query("visitor"))
		c.Next()
	}
}

func router(s *store.Store) *gin.Engine {
	e := gin.New()
	e.Use(visits(s))
	e.GET("/", func(c *gin.Context) { c.Status(http.StatusOK) })
	return e
}

func main() { router(store.NewStore()).Run(":8080") }
