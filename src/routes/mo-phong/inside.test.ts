import { expect, it } from 'vitest';
import { insideSection } from './inside';

it('a link asks the same of the simulated package', () => {
  const inside = {
    '/don-vi/gia-lai': '/mo-phong/don-vi?dv=gia-lai',
    '/don-vi/xem?dv=gia-lai.pleiku': '/mo-phong/don-vi?dv=gia-lai.pleiku',
    '/don-vi/gia-lai/thanh-phan#papi': '/mo-phong/don-vi?dv=gia-lai#papi',
    '/xep-hang/papi/2024?dv=gia-lai': '/mo-phong/xep-hang?dv=gia-lai&ct=papi&ky=2024',
    '/xep-hang/par-index/2024?ct=par-index-d1': '/mo-phong/xep-hang?ct=par-index-d1&ky=2024',
    '/xep-hang/papi/2024/ranh-gioi-hien-nay': '/mo-phong/xep-hang?ct=papi&ky=2024',
    '/xep-hang': '/mo-phong/xep-hang',
    '/so-sanh?dv=a,b&ct=papi': '/mo-phong/so-sanh?dv=a,b&ct=papi',
    '/ty-le/dung-han': '/mo-phong/ty-le/dung-han',
    '/chi-so/papi-d5': '/mo-phong/xep-hang?ct=papi-d5',
    '/du-lieu/nguon#nguon-x': '/mo-phong/chat-luong#nguon-x',
    '/': '/mo-phong',
    '/du-lieu': '/mo-phong',
    '/ke-hoach/x': '/mo-phong',
    '/tim-kiem': '/mo-phong',
  };
  for (const [href, wanted] of Object.entries(inside)) {
    expect(insideSection(href), href).toBe(wanted);
    expect(insideSection(wanted), wanted).toBe(wanted);
  }
});

it('links within the page, to files made here and to other sites stay', () => {
  for (const href of ['#nguon-1', '', 'https://papi.org.vn/x', '//host/x', 'blob:http://site/1'])
    expect(insideSection(href)).toBe(href);
});
