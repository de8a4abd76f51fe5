/** One table of a package descriptor, with whatever else the shipped one says of it. */
export interface Resource {
  name: string;
  path: string | string[];
  schema: {
    fields: { name: string; [more: string]: unknown }[];
    primaryKey?: string[];
    [more: string]: unknown;
  };
  [more: string]: unknown;
}

export interface Descriptor {
  resources: Resource[];
  [more: string]: unknown;
}

const text = (name: string, title: string, description: string) => ({
  name,
  title,
  type: 'string',
  description,
});

/** The table that tells what was planted, so that a check can be checked. */
export const FAULTS: Resource = {
  name: 'planted_faults',
  type: 'table',
  title: 'Lỗi cố ý đặt vào số liệu mô phỏng',
  description:
    'Mỗi dòng là một lỗi đã đặt sẵn, để biết việc kiểm tra có tìm ra hay không. Lỗi có refused = true nằm ở tệp refused/observations.csv, không thuộc gói, vì việc kiểm tra gói từ chối các dòng đó.',
  path: 'planted_faults.csv',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  schema: {
    fields: [
      { ...text('fault_id', 'Mã lỗi', 'Mã của một lỗi đã đặt.'), constraints: { required: true } },
      {
        ...text('kind', 'Loại', 'Loại lỗi, theo tên mà lệnh quality dùng.'),
        constraints: { required: true },
      },
      {
        ...text('planted_as', 'Cách đặt', 'Đã làm gì với số liệu.'),
        constraints: { required: true },
      },
      { ...text('table', 'Bảng', 'Bảng có lỗi.'), constraints: { required: true } },
      text('unit_id', 'Mã đơn vị', 'Đơn vị có lỗi; để trống: mọi đơn vị trong kỳ.'),
      {
        ...text('indicator_id', 'Mã chỉ tiêu', 'Chỉ tiêu có lỗi.'),
        constraints: { required: true },
      },
      { ...text('period', 'Kỳ', 'Kỳ có lỗi.'), constraints: { required: true } },
      text('breakdown', 'Phân tổ', 'Phân tổ có lỗi, nếu có.'),
      text('column', 'Cột', 'Cột có lỗi.'),
      {
        name: 'refused',
        title: 'Bị từ chối',
        type: 'boolean',
        description: 'Dòng nằm ngoài gói vì việc kiểm tra từ chối.',
        constraints: { required: true },
      },
      { ...text('what_vi', 'Lỗi là gì', 'Đã đặt lỗi gì.'), constraints: { required: true } },
      { ...text('what_en', 'What it is', 'What was planted.'), constraints: { required: true } },
    ],
    primaryKey: ['fault_id'],
    missingValues: [''],
    foreignKeys: [
      { fields: ['unit_id'], reference: { resource: 'units', fields: ['unit_id'] } },
      { fields: ['indicator_id'], reference: { resource: 'indicators', fields: ['indicator_id'] } },
    ],
  },
};

/** The descriptor of the simulated package: the tables of the shipped one, named for what they are. */
export function simulatedDescriptor(
  shipped: Descriptor,
  paths: readonly string[],
  seed: number,
): Descriptor {
  return {
    ...shipped,
    name: 'parscope-simulated',
    title: 'DỮ LIỆU MÔ PHỎNG của PARscope',
    description:
      'DỮ LIỆU MÔ PHỎNG: mọi con số, khung điểm, kế hoạch và báo cáo trong gói này do chương trình sinh ra, không phải số liệu thật. Simulated data: no figure in this package is real.',
    simulated: true,
    seed,
    licenses: [{ name: 'MIT', title: 'MIT' }],
    resources: [
      ...shipped.resources.map((resource) =>
        resource.name === 'observations' ? { ...resource, path: [...paths] } : resource,
      ),
      FAULTS,
    ],
  };
}
