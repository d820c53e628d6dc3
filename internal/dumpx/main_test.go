package dumpx
import ("testing";"os";"go/ast";"go/parser";"go/token";"go/types";"go/importer";"encoding/json";"fmt"
"github.com/growthlint/growthlint/internal/container")
func TestDump(t *testing.T){
 fset:=token.NewFileSet()
 f,err:=parser.ParseFile(fset,os.Getenv("DUMP"),nil,parser.ParseComments); if err!=nil{t.Fatal(err)}
 info:=&types.Info{Types:map[ast.Expr]types.TypeAndValue{},Defs:map[*ast.Ident]types.Object{},Uses:map[*ast.Ident]types.Object{},Implicits:map[ast.Node]types.Object{},Instances:map[*ast.Ident]types.Instance{},Scopes:map[ast.Node]*types.Scope{},Selections:map[*ast.SelectorExpr]*types.Selection{},FileVersions:map[*ast.File]string{}}
 conf:=types.Config{Importer:importer.ForCompiler(fset,"source",nil)}
 pkg,err:=conf.Check("m",fset,[]*ast.File{f},info); if err!=nil{t.Fatal(err)}
 s,err:=container.Summarise(container.Input{Fset:fset,Files:[]*ast.File{f},Types:pkg,Info:info,Module:"m"}); if err!=nil{t.Fatal(err)}
 b,_:=json.MarshalIndent(s,""," "); fmt.Println(string(b))
}
