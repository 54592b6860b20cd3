from ingest.assembly import assemble, DraftBlock, Piece
from ingest.models import Page
def document_of(papers):
    drafts=[]
    for p in papers:
        for l in p.lines:
            drafts.append(DraftBlock('paragraph',(Piece(l.text,p.number,(p.box(l),)),)))
    return assemble(drafts,pages=[Page(p.number,width=p.width,height=p.height) for p in papers])
